using System.Globalization;
using Cairn.House;

// Measures the house: dotnet run --project tests/Cairn.House [ROOT] [--places]
var root = args.FirstOrDefault(a => !a.StartsWith('-')) ?? Directory.GetCurrentDirectory();
var files = SourceFile.Below(root, "src");
var ours = new OwnKinds(files);
IReadOnlyList<SourceFile> code = [.. files, .. SourceFile.Below(root, "src", ".razor")];
IReadOnlyList<SourceFile> all = [.. code, .. SourceFile.Below(root, "src", ".css")];
var lines = files.Sum(f => f.Lines.Count);
var methods = files.SelectMany(f => f.MethodLengths()).Order().ToList();
var lengths = files.Select(f => f.Lines.Count).Order().ToList();

(string What, IReadOnlyList<string> Places)[] walls =
[
    ("lines over 130", [.. all.SelectMany(f => f.WiderThan(130))]),
    ("lines over 140", [.. all.SelectMany(f => f.WiderThan(140))]),
    ("conditionals in conditionals", [.. code.SelectMany(f => f.NestedConditionals())]),
    ("three calls and more on a line", [.. code.SelectMany(f => f.LongChains())]),
    ("silent defaults over our enums and families", [.. code.SelectMany(f => f.SilentDefaults(ours))]),
    ("sentences compared or looked for", [.. files.SelectMany(f => f.ComparedSentences())]),
    (
        "circles between folders",
        [.. files.GroupBy(f => f.Project).SelectMany(p => new FolderGraph([.. p]).Circles).Select(c => string.Join(" <=> ", c))]
    ),
];

Say($"{files.Count} files, {lines} lines; a file {Spread(lengths)}; a method {Spread(methods)} (median, 95 %, most)");
foreach (var (what, places) in walls)
{
    Say($"{places.Count, 6}  {1000.0 * places.Count / lines, 6:0.00} in 1,000 lines  {what}");
    if (args.Contains("--places"))
        foreach (var place in places)
            Say($"          {place}");
}

static string Spread(List<int> sorted) =>
    string.Create(CultureInfo.InvariantCulture, $"{sorted[sorted.Count / 2]}, {sorted[sorted.Count * 95 / 100]}, {sorted[^1]}");

static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
