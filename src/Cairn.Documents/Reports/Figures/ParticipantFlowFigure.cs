using Cairn.Documents.Reports.Content;

namespace Cairn.Documents.Reports.Figures;

/// <summary>Those who left before the next step, for one reason.</summary>
public sealed record FlowExit(string Reason, int Count)
{
    /// <summary>The records that say so.</summary>
    public IReadOnlyList<Fact> Because { get; init; } = [];
}

/// <summary>A step of the trial: how many came to it, and who left after it.</summary>
/// <param name="Name">"Screened", "Enrolled", "Infused".</param>
/// <param name="Count">Subjects who reached the step.</param>
/// <param name="ExitName">What leaving here is called: "Failed screening"; null when nobody can.</param>
public sealed record FlowStep(string Name, int Count, string? ExitName, IReadOnlyList<FlowExit> Exits)
{
    public int Left => Exits.Sum(e => e.Count);

    /// <summary>The records that say that they reached it.</summary>
    public IReadOnlyList<Fact> Because { get; init; } = [];

    /// <summary>Of those who came to it, what a reader must know: named and counted in the box.</summary>
    public IReadOnlyList<FlowExit> Among { get; init; } = [];
}

/// <summary>Participant flow from screening to analysis: what <see cref="Draw"/> needs.</summary>
public sealed record ParticipantFlowFigure
{
    public required FigureHead Head { get; init; }

    /// <summary>In the order of the trial.</summary>
    public required IReadOnlyList<FlowStep> Steps { get; init; }

    const double BoxLeft = 0,
        BoxWidth = 190,
        ExitLeft = 226,
        LineHeight = 17,
        Padding = 8,
        Gap = 16;
    static readonly Stroke Edge = new(Palette.Muted);

    public Figure Draw()
    {
        if (Steps.Count == 0 || Steps[0].Count == 0)
            return Figure.Empty(Head, Data(), "Nobody has been screened yet; the flow begins with the first informed consent.");
        Phrase description = $"{Phrase.Join("; ", Steps.Select(InWords))}.";
        return new()
        {
            Head = Head,
            Description = description,
            Drawing = Drawn(description),
            Notes = [.. from note in Steps.Zip(Steps.Skip(1), Between) where note is not null select (Inline)note],
            Data = Data(),
        };
    }

    Drawing Drawn(Phrase description)
    {
        var canvas = new Canvas();
        var y = 1.0;
        for (var i = 0; i < Steps.Count; i++)
        {
            var last = i == Steps.Count - 1;
            var box = TextWidth.Wrap(Steps[i].Name, BoxWidth - 2 * Padding - 60, Canvas.TextSize);
            var among = AmongLines(Steps[i]);
            var bottom = y + (box.Count + among.Count) * LineHeight + 2 * Padding;
            Box(canvas, BoxLeft, y, BoxWidth, box, Written.Count(Steps[i].Count), among);
            var next = bottom + Gap;
            if (Steps[i].Left > 0)
                next = Exits(canvas, Steps[i], bottom) + Gap / 2;
            if (!last)
                Arrow(canvas, BoxLeft + BoxWidth / 2, bottom, BoxLeft + BoxWidth / 2, next);
            y = last && Steps[i].Left == 0 ? bottom : next;
        }
        return canvas.Drawing(y + 1, description, Head.Synthetic);
    }

    // Those who left stand to the right, below the box they left from.
    static double Exits(Canvas canvas, FlowStep step, double above)
    {
        var width = canvas.Width - ExitLeft - 1;
        var y = above + Gap / 2;
        var lines = new List<(string Text, string? Number, bool Bold)>();
        Add(lines, step.ExitName ?? "Left", step.Left, 0, width, bold: true);
        foreach (var exit in step.Exits.Where(e => e.Count > 0))
            Add(lines, exit.Reason, exit.Count, 8, width, bold: false);
        var height = lines.Count * LineHeight + 2 * Padding;
        canvas.Rect(ExitLeft, y, width, height, new(Palette.Wash), Edge);
        for (var i = 0; i < lines.Count; i++)
        {
            var at = y + Padding + LineHeight * (i + 1) - 4;
            canvas.Text(ExitLeft + Padding + (lines[i].Bold ? 0 : 8), at, lines[i].Text, new(Palette.Ink, Bold: lines[i].Bold));
            if (lines[i].Number is { } number)
                canvas.Text(ExitLeft + width - Padding, at, number, new(Palette.Ink, Anchor: Anchor.End, Bold: lines[i].Bold));
        }
        Arrow(canvas, BoxLeft + BoxWidth / 2, y + height / 2, ExitLeft, y + height / 2);
        return y + height;
    }

    static void Add(List<(string, string?, bool)> lines, string text, int count, double indent, double width, bool bold)
    {
        var number = Written.Count(count);
        var wrapped = TextWidth.Wrap(
            text,
            width - 2 * Padding - indent - TextWidth.Of(number, Canvas.TextSize) - 14,
            Canvas.TextSize
        );
        for (var i = 0; i < wrapped.Count; i++)
            lines.Add((wrapped[i], i == 0 ? number : null, bold));
    }

    static List<(string Text, string? Number, bool Bold)> AmongLines(FlowStep step)
    {
        var lines = new List<(string Text, string? Number, bool Bold)>();
        foreach (var part in step.Among)
            Add(lines, part.Reason, part.Count, 0, BoxWidth, bold: false);
        return lines;
    }

    static void Box(
        Canvas canvas,
        double x,
        double y,
        double width,
        IReadOnlyList<string> name,
        string number,
        IReadOnlyList<(string Text, string? Number, bool Bold)> among
    )
    {
        IReadOnlyList<(string Text, string? Number, bool Bold)> lines =
        [
            .. name.Select((line, i) => (line, i == 0 ? number : null, true)),
            .. among,
        ];
        canvas.Rect(x + 0.5, y, width, lines.Count * LineHeight + 2 * Padding, new(Palette.Paper), new(Palette.Ink));
        for (var i = 0; i < lines.Count; i++)
        {
            var at = y + Padding + LineHeight * (i + 1) - 4;
            canvas.Text(x + Padding, at, lines[i].Text, new(Palette.Ink, Bold: lines[i].Bold));
            if (lines[i].Number is { } count)
                canvas.Text(x + width - Padding, at, count, new(Palette.Ink, Anchor: Anchor.End, Bold: lines[i].Bold));
        }
    }

    static void Arrow(Canvas canvas, double x1, double y1, double x2, double y2)
    {
        canvas.Line(x1, y1, x2, y2, Edge);
        canvas.Polygon(
            x1 == x2
                ? [new(x2 - 3.5, y2 - 6), new(x2 + 3.5, y2 - 6), new(x2, y2)]
                : [new(x2 - 6, y2 - 3.5), new(x2 - 6, y2 + 3.5), new(x2, y2)],
            new(Palette.Muted)
        );
    }

    static Phrase InWords(FlowStep step)
    {
        Phrase came =
            $"{step.Name} {Written.Count(step.Count)}{Phrase.Join("", step.Among.Select(a => (Phrase)$", {Named(a)}"))}";
        return step.Left == 0
            ? came
            : (Phrase)$"{came} ({step.ExitName ?? "left"} {Written.Count(step.Left)}: "
                + $"{Phrase.Join(", ", step.Exits.Where(e => e.Count > 0).Select(Named))})";
    }

    static Phrase Named(FlowExit part) => $"{part.Reason} {Written.Count(part.Count)}";

    /// <summary>Those between two steps: neither at the next one nor gone; null when there is nobody.</summary>
    static Phrase? Between(FlowStep step, FlowStep next) =>
        (step.Count - step.Left - next.Count) switch
        {
            0 => null,
            > 0 and var n => (Phrase)
                $"{Written.Plural(n, "subject is", "subjects are")} between “{step.Name}” and “{next.Name}”.",
            var n => (Phrase)
                $"The numbers do not add up: “{next.Name}” counts {Written.Count(-n)} more than “{step.Name}” leaves.",
        };

    Table Data() =>
        new()
        {
            Id = Head.Id + "-data",
            Caption = Head.Title,
            Synthetic = Head.Synthetic,
            WhenEmpty = "Nobody has been screened yet.",
            Columns = [Column.OfWords("Step"), Column.OfNumbers("Subjects")],
            Groups = Table.Plain(Steps.SelectMany(Rows)),
        };

    static IEnumerable<IReadOnlyList<Cell>> Rows(FlowStep step) =>
        [
            [(Cell)Inline.Strong(step.Name), Cell.Of(step.Count).From(step.Because)],
            .. step.Among.Select(a => Row(step.Name, a)),
            .. step.Exits.Select(e => Row(step.ExitName ?? "Left", e)),
        ];

    static IReadOnlyList<Cell> Row(string of, FlowExit part) => [$"{of}: {part.Reason}", Cell.Of(part.Count).From(part.Because)];
}
