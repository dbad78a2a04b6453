using System.Globalization;
using Cairn.Studies;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>
/// The nesting of an eligibility text. What is indented belongs to the item above it. At one indent, a list that starts anew
/// (1. after 7.) is inside the item before it, until the outer list goes on (8.).
/// </summary>
sealed class EligibilityOutline
{
    const int DeepestLevel = 12,
        FurthestLook = 400;

    /// <summary>A list that is still open.</summary>
    readonly record struct Level(int Column, MarkerReading Reading, OutlineNode Item, List<OutlineNode> List);

    readonly IReadOnlyList<EligibilityLine> _lines;
    readonly HashSet<string> _dotted;
    readonly List<Level> _levels = [];
    CriterionKind _kind = CriterionKind.Inclusion;
    string? _scope;
    OutlineNode? _group;
    OutlineNode? _last;

    EligibilityOutline(IReadOnlyList<EligibilityLine> lines)
    {
        _lines = lines;
        _dotted = lines
            .Where(l => l.Marker?.Prefix is not null)
            .Select(l => DottedNumber(l.Marker!))
            .ToHashSet(StringComparer.Ordinal);
        for (var i = 0; i < lines.Count; i++)
            Take(lines[i], i);
    }

    public static EligibilityOutline Of(string text) => new(EligibilityLine.Of(text));

    public List<OutlineNode> Inclusion { get; } = [];
    public List<OutlineNode> Exclusion { get; } = [];
    public List<EligibilityAside> Asides { get; } = [];
    public bool TellsKinds { get; private set; }

    List<OutlineNode> Top => _kind == CriterionKind.Inclusion ? Inclusion : Exclusion;
    List<OutlineNode> Here => _group?.Parts ?? Top;

    void Take(EligibilityLine line, int index)
    {
        if (
            EligibilityWords.ReadSection(line) is { } section
            && (line.Marker is null || !IsNested(line) || section.Says.Contains("crit", StringComparison.OrdinalIgnoreCase))
        )
            BeginSection(section, line);
        else if (EligibilityWords.IsNone(line.Text) && !IsNested(line))
            Aside(AsideKind.None, line.Whole);
        else if (line.Marker is null && !IsNested(line) && EligibilityWords.IsRemark(line.Text))
            Aside(AsideKind.Remark, line.Whole);
        else if (AnnouncesAll(line, index))
            LeadIn(line);
        else if (ReadingOf(line) is { } reading)
            TakeItem(line, reading, index);
        else if (line.Marker is null && !ContinuesItem(line))
            TakeParagraph(line, index);
        else
            Continue(line);
    }

    // Sections

    void BeginSection(EligibilityWords.Section section, EligibilityLine line)
    {
        CloseLists();
        if (section.Kind is { } kind)
            (_kind, TellsKinds) = (kind, true);
        if (section.NamesSome)
            OpenGroup(section.Says, isForSome: true);
        else
        {
            Aside(AsideKind.Heading, section.Says);
            if (_scope is not null)
                OpenGroup(_scope, isForSome: true);
        }
        if (section.Rest.Length > 0)
            TakeParagraph(new(line.Column, null, section.Rest, section.Rest, true), -1);
    }

    void OpenGroup(string text, bool isForSome)
    {
        CloseLists();
        _group = _last = new(text) { IsGroup = true, IsForSome = isForSome };
        Top.Add(_group);
    }

    void CloseLists()
    {
        _levels.Clear();
        (_group, _last) = (null, null);
    }

    void Aside(AsideKind kind, string text) => Asides.Add(new(kind, text));

    // Lines without a marker

    /// <summary>True when the line is indented below an item.</summary>
    bool IsNested(EligibilityLine line) => _levels.Any(l => line.Column >= l.Column + 2);

    bool ContinuesItem(EligibilityLine line) =>
        IsNested(line)
        || (!line.AfterBlank && _last is { Marker: not null } && !EligibilityWords.IsLeadIn(line.Text))
        || (_last is { IsGroup: false } && EligibilityWords.IsNote(line.Text));

    void Continue(EligibilityLine line)
    {
        var item =
            line.AfterBlank && _levels.FindLastIndex(l => line.Column >= l.Column + 2) is >= 0 and var at
                ? _levels[at].Item
                : _last;
        if (item is null)
            Add(new(line.Whole));
        else
            item.Continue(line.Whole, line.AfterBlank || line.Marker is not null);
    }

    void TakeParagraph(EligibilityLine line, int index)
    {
        var next = index >= 0 && index + 1 < _lines.Count ? _lines[index + 1] : null;
        if (EligibilityWords.IsLeadIn(line.Text) && !HasOwnLogic(line.Text))
            LeadIn(line);
        else if (_group is { Parts.Count: 0 } && Heads(line, next))
            _group.Continue(line.Text, afterBlank: true);
        else if (HeadsSections(line, next))
        {
            CloseLists();
            _scope = line.Text;
        }
        else if (Heads(line, next) && IsTopicOfOneList(line, index))
            Aside(AsideKind.LeadIn, line.Whole);
        else if (Heads(line, next))
            OpenGroup(line.Text, EligibilityWords.NamesSome(line.Text));
        else if (!line.AfterBlank && _last is { Marker: null, IsGroup: false } && _last.IsContinuedBy(line.Text))
            _last.Continue(line.Text, afterBlank: false);
        else
        {
            _levels.Clear();
            Add(new(line.Text));
        }
    }

    void LeadIn(EligibilityLine line)
    {
        if (EligibilityWords.KindOfLeadIn(line.Text) is { } kind && (kind != _kind || !TellsKinds))
        {
            CloseLists();
            (_kind, TellsKinds) = (kind, true);
        }
        Aside(AsideKind.LeadIn, line.Whole);
    }

    /// <summary>A lead-in that says how the criteria combine otherwise than all of them: it stays with its list.</summary>
    bool HasOwnLogic(string text)
    {
        var kind = EligibilityWords.KindOfLeadIn(text) ?? _kind;
        return !EligibilityWords.PartsStandAlone(kind, new(text) { IsGroup = true });
    }

    /// <summary>
    /// Cohort A, above the headings of its own inclusion and exclusion criteria; not the last criterion before a heading.
    /// </summary>
    static bool HeadsSections(EligibilityLine line, EligibilityLine? next)
    {
        if (
            next is not { Marker: null }
            || !EligibilityWords.IsLabel(line.Text)
            || EligibilityWords.ReadSection(next) is not { Kind: { } kind, NamesSome: false }
        )
            return false;
        var (isHeading, namesSome) = (line.Text.EndsWith(':'), EligibilityWords.NamesSome(line.Text));
        return (isHeading && namesSome) || (kind == CriterionKind.Inclusion && (isHeading || namesSome));
    }

    static bool Heads(EligibilityLine line, EligibilityLine? next) =>
        line.Text.EndsWith(':')
            ? next is not null
            : EligibilityWords.IsLabel(line.Text)
                && next is not null
                && (next.Marker is not null || (next.AfterBlank && next.Text.EndsWith(':')));

    /// <summary>
    /// A topic (Age, Medical conditions) above a list that counts on under the next topic: the numbers are the protocol's, so the
    /// topic does not nest them.
    /// </summary>
    bool IsTopicOfOneList(EligibilityLine line, int index)
    {
        if (line.Text.EndsWith(':') || EligibilityWords.NamesSome(line.Text) || _lines[index + 1].Marker?.Arabic != 1)
            return false;
        var column = _lines[index + 1].Column;
        return Section(index + 1).Count(l => l.Column == column && l.Marker?.Arabic == 1) == 1
            && !Top.Any(n => n.Marker?.Arabic is not null);
    }

    IEnumerable<EligibilityLine> Section(int from)
    {
        var ahead = _lines.Skip(from).Take(FurthestLook);
        return ahead.TakeWhile(l => l.Marker is not null || EligibilityWords.ReadSection(l) is null);
    }

    void Add(OutlineNode node)
    {
        Here.Add(node);
        _last = node;
    }

    /// <summary>True for the only item of a section when it merely announces the list inside it.</summary>
    bool AnnouncesAll(EligibilityLine line, int index) =>
        line.Marker is not null
        && Here.Count == 0
        && EligibilityWords.IsLeadIn(line.Text)
        && !HasOwnLogic(line.Text)
        && index + 1 < _lines.Count
        && _lines[index + 1].Column >= line.Column + 2
        && !Section(index + 1).Any(l => l.Marker is not null && l.Column <= line.Column + 1);

    // Items

    void TakeItem(EligibilityLine line, MarkerReading reading, int index)
    {
        var marker = line.Marker!;
        var inner = InnerItem(line, index);
        var node = new OutlineNode(inner is null ? line.Text : "", marker);
        node.Path = marker.Prefix is { } prefix
            ? $"{prefix}.{reading.Number}"
            : marker.Arabic?.ToString(CultureInfo.InvariantCulture);
        var list = ListFor(line, reading, index);
        list.Add(node);
        _levels.Add(new(line.Column, reading, node, list));
        _last = node;
        if (inner is not null && ReadingOf(inner) is { } first)
            TakeItem(inner, first, index);
    }

    /// <summary>The list an item belongs to; the lists that it ends are closed.</summary>
    List<OutlineNode> ListFor(EligibilityLine line, MarkerReading reading, int index)
    {
        while (_levels.Count > 0 && (_levels[^1].Column > line.Column + 1 || _levels.Count > DeepestLevel))
            _levels.RemoveAt(_levels.Count - 1);
        if (_levels.Count == 0)
            return Here;
        if (line.Marker!.Prefix is { } prefix && _levels.FindLastIndex(l => l.Item.Path == prefix) is >= 0 and var parent)
            return Inside(parent);
        if (line.Column >= _levels[^1].Column + 2)
            return _levels[^1].Item.Parts;
        if (LevelWhere(l => GoesOn(l.Reading, reading)) is { } next)
            return Beside(next);
        if (reading.Number is null or 1 && OpensList(line, reading, index))
            return _levels[^1].Item.Parts;
        return Beside(LevelWhere(l => l.Reading.Style == reading.Style) ?? _levels.Count - 1);

        int? LevelWhere(Func<Level, bool> suits) =>
            _levels.FindLastIndex(l => Math.Abs(l.Column - line.Column) <= 1 && suits(l)) is >= 0 and var at ? at : null;
    }

    List<OutlineNode> Inside(int level)
    {
        _levels.RemoveRange(level + 1, _levels.Count - level - 1);
        return _levels[level].Item.Parts;
    }

    List<OutlineNode> Beside(int level)
    {
        var list = _levels[level].List;
        _levels.RemoveRange(level, _levels.Count - level);
        return list;
    }

    static bool GoesOn(MarkerReading last, MarkerReading next) =>
        last.Style == next.Style && (next.Number is null || next.Number == last.Number + 1);

    /// <summary>True when a list that starts at the indent of the item above is inside that item.</summary>
    bool OpensList(EligibilityLine line, MarkerReading reading, int index)
    {
        var above = _levels[^1];
        if (above.Reading.Style == "*" && reading.Style == "*")
            return false;
        return EligibilityWords.Introduces(above.Item.Text) || GoesOnBelow(above, line, reading, index);
    }

    /// <summary>True when, after the list that starts here, the list of the item above goes on.</summary>
    bool GoesOnBelow(Level above, EligibilityLine line, MarkerReading reading, int index)
    {
        var run = reading;
        foreach (var below in Section(index + 1).Where(l => l.Marker is not null && Math.Abs(l.Column - line.Column) <= 1))
        {
            if (below.Marker!.Readings.Any(r => GoesOn(run, r)))
                run = below.Marker.Readings.First(r => GoesOn(run, r));
            else
                return below.Marker.Readings.Any(r => GoesOn(above.Reading, r));
        }
        return false;
    }

    /// <summary>The item within an item on one line, when its list goes on below: 6. a. Men ... b. Women.</summary>
    EligibilityLine? InnerItem(EligibilityLine line, int index)
    {
        if (_levels.Count >= DeepestLevel)
            return null;
        var inner = line.Inner();
        if (inner.Marker is not { IsBullet: false, Prefix: null } marker || marker.Readings.All(r => r.Number != 1))
            return null;
        var first = marker.Readings.First(r => r.Number == 1);
        return Section(index + 1)
            .TakeWhile(l => l.Column > line.Column + 1)
            .Any(l => l.Marker?.Readings.Any(r => GoesOn(first, r)) == true)
            ? inner
            : null;
    }

    /// <summary>
    /// What the marker of a line means here; null when the line starts with no marker, or with what only looks like one.
    /// </summary>
    MarkerReading? ReadingOf(EligibilityLine line)
    {
        if (line.Marker is not { } marker)
            return null;
        if (marker.Prefix is not null && !IsNumbering(marker))
            return null;
        foreach (var reading in marker.Readings)
            if (_levels.Exists(l => GoesOn(l.Reading, reading)))
                return reading;
        if (marker.IsBullet || marker.Arabic is not null || marker.Prefix is not null)
            return marker.Readings[0];
        return marker.Readings.Cast<MarkerReading?>().FirstOrDefault(r => r!.Value.Number == 1);
    }

    /// <summary>7.1 is a number when 7 is open or its neighbour stands before another line; 1.5 x ULN is not.</summary>
    bool IsNumbering(EligibilityMarker marker)
    {
        var n = marker.Readings[0].Number;
        return marker.Written[^1] is '.' or ')'
            || _levels.Exists(l => l.Item.Path == marker.Prefix && n <= l.Item.Parts.Count + 1)
            || _dotted.Contains($"{marker.Prefix}.{n + 1}")
            || _dotted.Contains($"{marker.Prefix}.{n - 1}");
    }

    static string DottedNumber(EligibilityMarker marker) => $"{marker.Prefix}.{marker.Readings[0].Number}";
}
