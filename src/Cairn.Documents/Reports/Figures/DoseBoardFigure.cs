using Cairn.Documents.Reports.Content;

namespace Cairn.Documents.Reports.Figures;

/// <summary>
/// What is known of a subject's DLT window; expansion is infused after escalation ended and no part of the decision.
/// </summary>
public enum DoseToken
{
    Pending,
    Evaluable,
    Dlt,
    NotEvaluable,
    ExpansionPending,
    ExpansionClean,
    ExpansionDlt,
    ExpansionNotEvaluable,
}

/// <summary>A subject on the board.</summary>
/// <param name="Level">Dose level, from 1.</param>
/// <param name="Infused">Day of the first infusion.</param>
public sealed record BoardSubject(string Subject, int Level, DateOnly Infused, DoseToken Token);

/// <summary>A decision on the next dose.</summary>
/// <param name="From">Level before, from 1.</param>
/// <param name="To">Level after; the same to stay; null to stop.</param>
/// <param name="Words">What was decided and why.</param>
/// <param name="Decided">Decided by the committee; otherwise it is what the rule proposes.</param>
public sealed record BoardDecision(DateOnly Day, int From, int? To, Phrase Words, bool Decided)
{
    /// <summary>Of an end: the MTD, 0 when no level is tolerable, null when none was determined.</summary>
    public int? Mtd { get; init; }

    /// <summary>The level at which it is drawn: that after it; of an end its MTD, or the one treated last.</summary>
    public int Stands => To ?? (Mtd is > 0 and var mtd ? mtd : From);
}

/// <summary>Levels upwards, time to the right, a token a subject, decisions as steps: what <see cref="Draw"/> needs.</summary>
public sealed record DoseBoardFigure
{
    public required FigureHead Head { get; init; }

    /// <summary>Level 1 first, with the dose: "1: 5 × 10⁶/kg".</summary>
    public required IReadOnlyList<Phrase> Levels { get; init; }
    public required IReadOnlyList<BoardSubject> Subjects { get; init; }
    public required IReadOnlyList<BoardDecision> Decisions { get; init; }

    /// <summary>The day the board is read on: right end of the time axis while a window is open.</summary>
    public required DateOnly AsOf { get; init; }

    const double Top = 6,
        LowestBand = 34;
    const int MostNamed = 40;

    // The axis ends where the data end: with the last infusion or decision, or today while a window is open.
    bool Open => Subjects.Any(s => s.Token is DoseToken.Pending or DoseToken.ExpansionPending);

    (DateOnly First, DateOnly Last) Days
    {
        get
        {
            List<DateOnly> days = [.. Subjects.Select(s => s.Infused).Concat(Decisions.Select(d => d.Day))];
            return (days.Min(), (Open ? days.Append(AsOf) : days).Max());
        }
    }

    bool Named => Subjects.Count <= MostNamed;

    double Radius => Subjects.Count <= 100 ? 6 : 3;

    double LaneHeight => Radius * 2 + (Named ? 4 : 2);

    List<BoardSubject> Sorted => [.. Subjects.OrderBy(s => s.Infused).ThenBy(s => s.Subject, StringComparer.Ordinal)];

    public Figure Draw()
    {
        if (Subjects.Count == 0)
            return Figure.Empty(
                Head,
                Data(),
                "No subject stands on the board yet; the first infusion at a known level puts the first token on it."
            );
        var perLevel = Levels
            .Select((name, i) => (name, here: Subjects.Where(s => s.Level == i + 1).ToList()))
            .Where(l => l.here.Count > 0)
            .Select(l =>
                (Phrase)$"{l.name}: {Written.Count(l.here.Count)} infused, "
                + $"{Written.Count(l.here.Count(s => s.Token is DoseToken.Evaluable or DoseToken.Dlt))} evaluable, "
                + $"{Written.Count(l.here.Count(s => s.Token == DoseToken.Dlt))} of these with DLT, "
                + $"{Written.Count(l.here.Count(s => s.Token == DoseToken.Pending))} pending{Expanded(l.here)}."
            );
        Phrase description =
            $"Dose levels upwards, infusions from left to right until {Written.Date(Days.Last)}. {Phrase.Join(" ", perLevel)}";
        return new()
        {
            Head = Head,
            Description = description,
            Drawing = Drawn(description),
            Data = Data(),
            Notes = [.. Notes().Select(note => (Inline)note)],
        };
    }

    // A meeting after the end is no second one: it lowers the MTD, or leaves it.
    IEnumerable<Phrase> Notes()
    {
        BoardDecision? end = null;
        foreach (var decision in Decisions.OrderBy(d => d.Day))
        {
            yield return Note(decision, end);
            end = decision.To is null ? decision : null;
        }
    }

    // Who is expansion is not among the evaluable, and a DLT there is none of theirs.
    static Phrase Expanded(List<BoardSubject> here)
    {
        var expansion = here.Count(s => IsExpansion(s.Token));
        var dlts = here.Count(s => s.Token == DoseToken.ExpansionDlt);
        return expansion == 0
            ? ""
            : (Phrase)$", {Written.Count(expansion)} in expansion, {Written.Count(dlts)} of these with DLT";
    }

    static bool IsExpansion(DoseToken token) =>
        token switch
        {
            DoseToken.ExpansionPending or DoseToken.ExpansionClean or DoseToken.ExpansionDlt or DoseToken.ExpansionNotEvaluable =>
                true,
            DoseToken.Pending or DoseToken.Evaluable or DoseToken.Dlt or DoseToken.NotEvaluable => false,
        };

    static Phrase Note(BoardDecision decision, BoardDecision? end)
    {
        Phrase move =
            decision.To is { } to ? (Phrase)$"from dose level {Written.Count(decision.From)} to {Written.Count(to)}"
            : end is null ? End(decision.Mtd)
            : Again(end.Mtd, decision.Mtd);
        Phrase by = decision.Decided
            ? "decided by the committee"
            : "proposed by the rule; no decision of the committee is recorded of that day";
        return $"{Written.Date(decision.Day)}: {move}, {by}.";
    }

    static Phrase Again(int? before, int? mtd) =>
        (before, mtd) switch
        {
            (_, null) => "with the expansion counted, no MTD",
            (_, 0) => "with the expansion counted, no dose level is tolerable",
            _ when mtd < before => (Phrase)
                $"with the expansion counted, the MTD goes down to dose level {Written.Count(mtd.Value)}",
            _ => (Phrase)$"the MTD stays dose level {Written.Count(mtd.Value)}",
        };

    static Phrase End(int? mtd) =>
        mtd switch
        {
            null => "the end, without an MTD",
            0 => "the end: no dose level is tolerable",
            _ => (Phrase)$"the end: the MTD is dose level {Written.Count(mtd.Value)}",
        };

    Drawing Drawn(Phrase description)
    {
        var canvas = new Canvas();
        var left = Math.Min(130, 12 + Levels.Max(l => TextWidth.Of(l, Canvas.TextSize)));
        var (first, last) = Days;
        var x = new Scale(first.DayNumber, Math.Max(last.DayNumber, first.DayNumber + 7), left + 10, canvas.Width - 12);
        var placed = Levels.Select((_, i) => Lanes(Sorted.Where(s => s.Level == i + 1), x, canvas.Width)).ToList();
        var floors = Floors(placed);
        for (var i = 0; i < Levels.Count; i++)
        {
            canvas.Text(0, floors[i] - 8, TextWidth.Fit(Levels[i], left - 4, Canvas.TextSize), new(Palette.Ink));
            canvas.Line(left, floors[i], canvas.Width, floors[i], new(Palette.Line));
        }
        Steps(canvas, x, floors);
        for (var i = 0; i < Levels.Count; i++)
            foreach (var (subject, lane) in placed[i])
                Token(canvas, subject, x.At(subject.Infused.DayNumber), floors[i] - Radius - 5 - LaneHeight * lane);
        HorizontalAxis.Draw(
            canvas,
            x,
            DateTicks.Between(first, DateOnly.FromDayNumber((int)x.To), x.End - x.Start),
            floors[0] + 14,
            "Day of first infusion"
        );
        return canvas.Drawing(Legend(canvas, floors[0] + 72), description, Head.Synthetic);
    }

    /// <summary>Base line of each level; level 1 is the lowest on the page.</summary>
    double[] Floors(List<List<(BoardSubject Subject, int Lane)>> placed)
    {
        var floors = new double[Levels.Count];
        var y = Top;
        for (var i = Levels.Count - 1; i >= 0; i--)
        {
            var lanes = placed[i].Max(p => (int?)p.Lane + 1) ?? 0;
            floors[i] = y += Math.Max(LowestBand, LaneHeight * lanes + 12);
        }
        return floors;
    }

    // Each token takes the lowest lane that is free at its day, its name included.
    List<(BoardSubject Subject, int Lane)> Lanes(IEnumerable<BoardSubject> subjects, Scale x, double width)
    {
        var (ends, placed) = (new List<double>(), new List<(BoardSubject, int)>());
        foreach (var subject in subjects)
        {
            var (from, to) = Extent(subject, x.At(subject.Infused.DayNumber), width);
            var lane = ends.FindIndex(end => end <= from);
            if (lane < 0)
            {
                lane = ends.Count;
                ends.Add(0);
            }
            ends[lane] = to;
            placed.Add((subject, lane));
        }
        return placed;
    }

    (double From, double To) Extent(BoardSubject subject, double x, double width)
    {
        var name = Named ? NameWidth(subject) + 4 : 0;
        return x + Radius + name > width ? (x - Radius - name - 2, x + Radius + 2) : (x - Radius - 2, x + Radius + name + 4);
    }

    static string Name(BoardSubject subject) => TextWidth.Fit(subject.Subject, 70, Canvas.TextSize);

    static double NameWidth(BoardSubject subject) => TextWidth.Of(Name(subject), Canvas.TextSize);

    void Token(Canvas canvas, BoardSubject subject, double x, double y)
    {
        Token(
            canvas,
            subject.Token,
            x,
            y,
            Radius,
            $"{subject.Subject}, infused {Written.Date(subject.Infused)}: {InWords(subject.Token)}"
        );
        if (!Named)
            return;
        var onLeft = x + Radius + NameWidth(subject) + 4 > canvas.Width;
        canvas.Text(
            onLeft ? x - Radius - 3 : x + Radius + 3,
            y + 4.5,
            Name(subject),
            new(Palette.Ink, Anchor: onLeft ? Anchor.End : Anchor.Start, Halo: true)
        );
    }

    static void Token(Canvas canvas, DoseToken token, double x, double y, double r, Phrase? hint)
    {
        switch (token)
        {
            case DoseToken.Pending:
                canvas.Marker(x, y, r - 0.7, Shape.Circle, new(Palette.Paper), new(Palette.Ink, 1.5), hint);
                break;
            case DoseToken.Evaluable:
                canvas.Marker(x, y, r, Shape.Circle, new(Palette.Ink), null, hint);
                break;
            case DoseToken.Dlt:
                canvas.Marker(x, y, r * 1.15, Shape.Cross, new(Palette.NotMet), null, hint);
                break;
            case DoseToken.ExpansionPending:
                canvas.Marker(x, y, r - 0.7, Shape.Square, new(Palette.Paper), new(Palette.Muted, 1.2), hint);
                break;
            case DoseToken.ExpansionClean:
                canvas.Marker(x, y, r - 0.7, Shape.Square, new(Palette.Muted), new(Palette.Muted, 1.2), hint);
                break;
            case DoseToken.ExpansionNotEvaluable:
                canvas.Marker(x, y, r - 0.7, Shape.Square, new(Palette.Paper), new(Palette.Muted, 1.2, "2 2"), hint);
                break;
            case DoseToken.ExpansionDlt:
                canvas.Marker(x, y, r - 0.7, Shape.Square, new(Palette.Paper), new(Palette.NotMet, 1.4), null);
                canvas.Marker(x, y, r * 0.8, Shape.Cross, new(Palette.NotMet), null, hint);
                break;
            case DoseToken.NotEvaluable:
                canvas.Marker(x, y, r - 0.7, Shape.Circle, new(Palette.Paper), new(Palette.Muted, 1.2, "2 2"), hint);
                break;
        }
    }

    // The line runs along the open level; a decision moves it, and carries the committee's mark once decided.
    void Steps(Canvas canvas, Scale x, double[] floors)
    {
        var open = Subjects.MinBy(s => s.Infused)!.Level;
        var path = new List<Point> { new(x.Start, floors[open - 1]) };
        var decisions = Decisions.OrderBy(d => d.Day).ToList();
        foreach (var d in decisions)
        {
            path.Add(path[^1] with { X = x.At(d.Day.DayNumber) });
            path.Add(new(x.At(d.Day.DayNumber), floors[d.Stands - 1]));
        }
        if (decisions.Count == 0 || decisions[^1].To is not null)
            path.Add(path[^1] with { X = x.End });
        canvas.Polyline(path, new(Palette.Accent, 1.6));
        foreach (var d in decisions)
            Decision(
                canvas,
                d.Decided,
                d.To is null,
                x.At(d.Day.DayNumber),
                floors[d.Stands - 1],
                $"{Written.Date(d.Day)}: {d.Words}"
            );
    }

    static void Decision(Canvas canvas, bool decided, bool stop, double x, double y, Phrase? hint) =>
        canvas.Marker(
            x,
            y,
            5,
            stop ? Shape.Square : Shape.Diamond,
            new(decided ? Palette.Accent : Palette.Paper),
            new(Palette.Accent, 1.4),
            hint
        );

    double Legend(Canvas canvas, double y)
    {
        var entries = Enum.GetValues<DoseToken>()
            .Where(t => Subjects.Any(s => s.Token == t))
            .Select(t =>
                (
                    (Phrase)$"{InWords(t)} (n = {Written.Count(Subjects.Count(s => s.Token == t))})",
                    (Action<double, double>)((x, at) => Token(canvas, t, x + 7, at, 6, null))
                )
            )
            .ToList();
        foreach (
            var (decided, stop, words) in new[]
            {
                (true, false, "move, decided"),
                (false, false, "move, proposed"),
                (true, true, "end, decided"),
                (false, true, "end, proposed"),
            }
        )
            if (Decisions.Any(d => d.Decided == decided && d.To is null == stop))
                entries.Add((words, (x, at) => Decision(canvas, decided, stop, x + 7, at, null)));
        return FigureLegend.Draw(canvas, y, entries);
    }

    static string InWords(DoseToken token) =>
        token switch
        {
            DoseToken.Pending => "window or question open",
            DoseToken.Evaluable => "evaluable, no DLT",
            DoseToken.Dlt => "DLT",
            DoseToken.ExpansionPending => "expansion, window or question open",
            DoseToken.ExpansionClean => "expansion, no DLT",
            DoseToken.ExpansionNotEvaluable => "expansion, not evaluable",
            DoseToken.ExpansionDlt => "expansion, DLT",
            DoseToken.NotEvaluable => "not evaluable",
        };

    Table Data() =>
        new()
        {
            Id = Head.Id + "-data",
            Caption = Head.Title,
            Synthetic = Head.Synthetic,
            WhenEmpty = "No subject stands on the board yet.",
            Columns =
            [
                Column.OfWords("Subject"),
                Column.OfWords("Dose level"),
                Column.OfWords("First infusion"),
                Column.OfWords("DLT window"),
            ],
            Groups = Table.Plain(
                Sorted.Select(s =>
                    (IReadOnlyList<Cell>)[Cell.Subject(s.Subject), Levels[s.Level - 1], Cell.Of(s.Infused), InWords(s.Token)]
                )
            ),
        };
}
