using Microsoft.Playwright;

namespace Cairn.App.Tests.Ward;

/// <summary>What was typed into a field of a form; where it chooses among words, all of them and the chosen one.</summary>
sealed record TypedAnswer(string Form, string Field, string Text, IReadOnlyList<string> Choices, string Chosen);

/// <summary>Somebody at a page: every key and every click is counted.</summary>
sealed class Typist(IPage page)
{
    readonly List<TypedAnswer> _answers = [];

    public IPage Page => page;
    public int Keys { get; private set; }
    public int Clicks { get; private set; }
    public IReadOnlyList<TypedAnswer> Answers => _answers;

    public async Task Type(string text)
    {
        Keys += text.Length;
        await page.Keyboard.TypeAsync(text);
    }

    /// <summary>So many first letters as the list needs to come to the word.</summary>
    public async Task Choose(string word)
    {
        foreach (var letter in word)
            if (!(await Chosen()).StartsWith(word, StringComparison.OrdinalIgnoreCase))
                await Type($"{letter}");
        Assert.StartsWith(word, await Chosen(), StringComparison.OrdinalIgnoreCase);
    }

    public async Task Press(string key)
    {
        Keys++;
        await page.Keyboard.PressAsync(key);
    }

    public async Task Click(string css)
    {
        Clicks++;
        await page.Locator(css).First.ClickAsync();
    }

    /// <summary>A link or the button of a form, and the page that follows.</summary>
    public async Task Send(string css)
    {
        var loaded = new TaskCompletionSource();
        void Loaded(object? sender, IPage there) => loaded.TrySetResult();
        page.DOMContentLoaded += Loaded;
        await Click(css);
        await loaded.Task.WaitAsync(TimeSpan.FromSeconds(30));
        page.DOMContentLoaded -= Loaded;
    }

    /// <summary>
    /// Fields by name in the order of the page: a click into the first, then the arrow down to the next question, or the key Tab to
    /// the next field; a choice is made by the first letters of its words.
    /// </summary>
    public async Task Fill(string form, params (string Name, string Text)[] fields)
    {
        var (first, _) = fields[0];
        var id = await page.EvaluateAsync<string>(
            "n => (e => e.tagName == 'SELECT' ? e.id : '')(document.getElementsByName(n)[0])",
            first
        );
        await Click(id.Length == 0 ? $"[name='{first}']" : $"label[for='{id}']"); // a list that is clicked opens
        foreach (var (name, text) in fields)
        {
            for (var passed = 0; await Focused() != name; passed++)
            {
                Assert.True(passed < 60, $"{name} is not reached by keys; now at {await Focused()}");
                await Press(await IsBelow(name) ? "ArrowDown" : "Tab");
            }
            var choices = await Choices();
            await (choices.Count > 0 ? Choose(text) : Type(text));
            _answers.Add(new(form, name, text, choices, await Chosen()));
        }
    }

    /// <summary>True where the arrow goes down and the field is in a later question.</summary>
    Task<bool> IsBelow(string name) =>
        page.EvaluateAsync<bool>(
            "n => { const here = document.activeElement, ask = here.closest('.ask');"
                + " return !!ask && here.tagName == 'INPUT' && !ask.contains(document.getElementsByName(n)[0]); }",
            name
        );

    Task<string> Focused() => page.EvaluateAsync<string>("document.activeElement.name ?? ''");

    // Without those that say why there is no answer.
    async Task<IReadOnlyList<string>> Choices() =>
        await page.EvaluateAsync<string[]>(
            "[...(document.activeElement.options ?? [])].filter(o => o.value && !/^(UNK|ND|NA)$/.test(o.value)).map(o => o.text)"
        );

    Task<string> Chosen() => page.EvaluateAsync<string>("document.activeElement.selectedOptions?.[0].text ?? ''");
}
