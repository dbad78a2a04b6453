using System.Globalization;
using Cairn.Studies;

namespace Cairn.Documents.EligibilityTexts;

/// <summary>
/// The sections, groups and items of an eligibility text.
/// <code>
/// text = { section } lines, each cut where it holds several (RunOnLines) section = [ heading ] { remark | group | item |
/// paragraph } group = line-above-a-list { item } a topic, a cohort item = marker text { item | continuation } nested by indent
/// and by number (OpenLists)
/// </code>
/// </summary>
sealed class EligibilityOutline
{
    const int LongestPlain = 40;

    readonly IReadOnlyList<EligibilityLine> _lines;
    readonly LinesBelow _below;
    readonly HashSet<string> _dotted;
    readonly HashSet<int> _headed;
    readonly OpenLists _open = new();
    readonly List<OutlineNode> _permissions = [];
    CriterionKind _kind = CriterionKind.Inclusion;
    CriterionKind? _sectionKind;
    string? _scope;
    OutlineNode? _group;
    (int Column, OutlineNode? Group)? _turned;
    OutlineNode? _last;

    EligibilityOutline(IReadOnlyList<EligibilityLine> lines)
    {
        (_lines, _below) = (lines, new(lines));
        _dotted = lines
            .Where(l => l.Marker?.Prefix is not null)
            .Select(l => DottedNumber(l.Marker!))
            .ToHashSet(StringComparer.Ordinal);
        _headed = [.. lines.Where(l => l.Marker is null && Headings.Read(l) is { Kind: not null }).Select(l => l.Column)];
        for (var i = 0; i < lines.Count; i++)
            Take(lines[i], i);
        Asides.AddRange(_permissions.Select(p => new EligibilityAside(AsideKind.Permission, p.Whole)));
        foreach (var topic in OutlineEnd.TakeTopicsOut(Inclusion).Concat(OutlineEnd.TakeTopicsOut(Exclusion)))
            Aside(AsideKind.LeadIn, topic);
        if (!TellsKinds)
            OutlineEnd.TellKindsByWords(Inclusion, Exclusion);
        Inclusion = Alternatives.Joined(Inclusion, CriterionKind.Inclusion);
        Exclusion = Alternatives.Joined(Exclusion, CriterionKind.Exclusion);
        Doubts.AddRange(OutlineDoubts.Of(Inclusion).Concat(OutlineDoubts.Of(Exclusion)));
    }

    public static EligibilityOutline Of(string text) => new(RunOnLines.Cut(EligibilityLine.Of(text)));

    public List<OutlineNode> Inclusion { get; private set; } = [];
    public List<OutlineNode> Exclusion { get; private set; } = [];
    public List<EligibilityAside> Asides { get; } = [];
    public List<EligibilityDoubt> Doubts { get; } = [];
    public bool TellsKinds { get; private set; }

    List<OutlineNode> Top => _kind == CriterionKind.Inclusion ? Inclusion : Exclusion;
    List<OutlineNode> Here => _group?.Parts ?? Top;

    void Take(EligibilityLine line, int index)
    {
        EndTurned(line);
        if (Headings.Read(line) is { } section && IsHeading(line, section))
            BeginSection(section, line, index);
        else if (line.Whole[0] == '|')
            TakeTableRow(line);
        else if (line.Text.Length == 0 && !_below.EndsSection(index))
            return; // a bullet without words, before what it should have marked
        else if (Remarks.IsNone(line.Text) && !_open.IsNested(line))
            TakeNone(line);
        else if (!_open.IsNested(line) && Remarks.IsOne(line.Text))
            Aside(AsideKind.Remark, line.Whole);
        else if (AnnouncesAll(line, index))
            LeadIn(line);
        else if (TurnsKind(line, index))
            Turn(line);
        else if (line.Marker is { IsBullet: true } && IsNote(line, index) && _last is { IsGroup: false })
            Continue(line);
        else if (_below.IsTopicBeside(line, index))
            TakeParagraph(line with { Marker = null, Whole = line.Text }, index);
        else if (_open.IsNested(line) && _below.IsTitleInside(line, index)) // Type of Participant, between 1. and 2.
            Aside(AsideKind.LeadIn, line.Whole);
        else if (ReadingOf(line) is { } reading)
            TakeItem(line, reading, index);
        else if (line.Marker is null && OpensExamples(line, index))
            TakeExamples(line);
        else if (line.Marker is null && StandsWithHeadings(line))
            TakeApart(line, index);
        else if (line.Marker is null && !ContinuesItem(line))
            TakeParagraph(line, index);
        else
            Continue(line);
    }

    // Sections

    bool IsHeading(EligibilityLine line, Section section) =>
        line.Marker is null || !_open.IsNested(line) || section.Says.Contains("crit", StringComparison.OrdinalIgnoreCase);

    void BeginSection(Section section, EligibilityLine line, int index)
    {
        CloseLists();
        _sectionKind = null;
        if (section.Kind is { } kind)
            (_kind, TellsKinds) = (kind, true);
        if (section.NamesSome)
            OpenGroup(line with { Whole = section.Says }, isForSome: true);
        else
        {
            Aside(AsideKind.Heading, section.Says);
            if (_scope is not null)
                OpenGroup(line with { Whole = _scope }, isForSome: true);
        }
        if (section.Rest.Length > 0)
            TakeParagraph(line with { Marker = null, Text = section.Rest, Whole = section.Rest, AfterBlank = true }, index);
    }

    void OpenGroup(EligibilityLine line, bool isForSome)
    {
        CloseLists();
        _group = _last = new(line.Number, line.Whole) { IsGroup = true, IsForSome = isForSome };
        Top.Add(_group);
    }

    void OpenPermissions(EligibilityLine line)
    {
        CloseLists();
        _group = _last = new(line.Number, line.Whole) { IsGroup = true };
        _permissions.Add(_group);
    }

    /// <summary>A list with a kind of its own within a section: it ends with the next line that has no mark.</summary>
    void OpenKind(EligibilityLine line, CriterionKind kind)
    {
        CloseLists();
        _sectionKind = kind == _kind ? null : _kind;
        (_kind, TellsKinds) = (kind, true);
        OpenGroup(line, isForSome: false);
    }

    void EndKind()
    {
        if (_sectionKind is not { } section || _group is { Parts.Count: 0 })
            return;
        CloseLists();
        (_kind, _sectionKind) = (section, null);
    }

    /// <summary>What is allowed ends with its list: the next sentence asks something again.</summary>
    void EndPermissions()
    {
        if (_group is not null && _permissions.Contains(_group))
            CloseLists();
    }

    void CloseLists()
    {
        _open.Close();
        (_group, _last) = (null, null);
    }

    void Aside(AsideKind kind, string text) => Asides.Add(new(kind, text));

    // Lines without a marker

    bool ContinuesItem(EligibilityLine line) =>
        _open.IsNested(line)
        || (!line.AfterBlank && _last is { Marker: not null } && !LeadIns.IsOne(line.Text))
        || (_last is { IsGroup: false } && Remarks.IsNote(line.Text))
        || (_last is { Marker: not null, Parts.Count: 0 } && _last.Text.EndsWith(':') && !line.Text.EndsWith(':'));

    /// <summary>Paragraphs indented below an item, with headings of sections among them, are no part of it.</summary>
    bool StandsWithHeadings(EligibilityLine line) =>
        line is { AfterBlank: true, Column: > 0 } && _open.IsNested(line) && _headed.Contains(line.Column);

    void TakeApart(EligibilityLine line, int index)
    {
        CloseLists();
        TakeParagraph(line, index);
    }

    void Continue(EligibilityLine line)
    {
        var item = (line.AfterBlank ? _open.ItemAbove(line) : null) ?? _last;
        if (item is null)
            Add(new(line.Number, line.Whole));
        else
            item.Continue(line, line.AfterBlank || line.Marker is not null);
    }

    /// <summary>That there is none answers the topic above it: Surgery, and below it Not specified.</summary>
    void TakeNone(EligibilityLine line)
    {
        Aside(AsideKind.None, line.Whole);
        if (_group is { Parts.Count: 0 })
            _group.HasNone = true;
    }

    void TakeTableRow(EligibilityLine line)
    {
        if (_last is not { Text: ['|', ..] } && !Doubts.Exists(d => d.Kind == DoubtKind.Table && d.Line == line.Number - 1))
            Doubt(line, DoubtKind.Table);
        Continue(line);
    }

    bool OpensExamples(EligibilityLine line, int index) =>
        _last is { IsGroup: false } above
        && (above.Marker is null ? Remarks.NamesExamples(line.Text) : Remarks.OpensExamples(line.Text))
        && line.Text.EndsWith(':')
        && _below.HasMarkBelow(index);

    /// <summary>Examples belong to the item that they explain, though their list stands at its indent.</summary>
    void TakeExamples(EligibilityLine line)
    {
        var examples = new OutlineNode(line.Number, line.Text);
        _last!.Parts.Add(examples);
        _open.Open(line.Column, null, examples, _last.Parts);
        _last = examples;
        Doubt(line, DoubtKind.Examples);
    }

    void TakeParagraph(EligibilityLine line, int index)
    {
        var next = _below.Next(index);
        if (!line.IsSentence || FoldedNames.Demands(line.Text))
            EndKind();
        if (LeadIns.IsOne(line.Text) && !HasOwnLogic(line.Text))
            LeadIn(line);
        else if (Remarks.OpensPermissions(line.Text))
            OpenPermissions(line);
        else if (next is not null && Remarks.KindOfTopic(line.Text) is { } kind)
            OpenKind(line, kind);
        else if (_group is { Parts.Count: 0 } && LinesBelow.Heads(line, next) && !_permissions.Contains(_group))
            _group.Continue(line, afterBlank: true);
        else if (LinesBelow.HeadsSections(line, next))
        {
            CloseLists();
            _scope = line.Text;
        }
        else if (
            LinesBelow.Heads(line, next)
            && _below.IsTopicOfOneList(line, index)
            && !Top.Exists(n => n.Marker?.Arabic is not null)
        )
            Aside(AsideKind.LeadIn, line.Whole);
        else if (LinesBelow.Heads(line, next))
            OpenGroup(line, LeadIns.NamesSome(line.Text));
        else if (!line.AfterBlank && _last is { Marker: null, IsGroup: false } && _last.IsContinuedBy(line.Text))
            _last.Continue(line, afterBlank: false);
        else
            TakeProse(line);
    }

    /// <summary>A sentence of its own behind the marked items of a list of alternatives is none of them.</summary>
    bool EndsOneOf(EligibilityLine line) =>
        line is { AfterBlank: true, IsSentence: false, Text: [.., '.'] }
        && _group is { Parts: [.., { Marker: not null }] }
        && HasOwnLogic(_group.Text);

    void TakeProse(EligibilityLine line)
    {
        EndPermissions();
        if (EndsOneOf(line))
            CloseLists();
        _open.Close();
        Add(new(line.Number, line.Text));
        DoubtProse(line);
        if (!line.IsSentence && Wording.Words(line.Text) > LongestPlain)
            Doubt(line, DoubtKind.LongParagraph);
    }

    void LeadIn(EligibilityLine line)
    {
        EndPermissions();
        _open.Close();
        if (_group is { IsForSome: false, Parts.Count: > 0 })
            CloseLists();
        if (LeadIns.Kind(line.Text) is { } kind && (kind != _kind || !TellsKinds))
        {
            CloseLists();
            (_kind, TellsKinds) = (kind, true);
        }
        Aside(AsideKind.LeadIn, line.Whole);
    }

    /// <summary>A lead-in that says how the criteria combine otherwise than all of them: it stays with its list.</summary>
    bool HasOwnLogic(string text) => !PartWords.StandAloneBelow(LeadIns.Kind(text) ?? _kind, text);

    void Add(OutlineNode node)
    {
        Here.Add(node);
        _last = node;
    }

    /// <summary>True for the only item of a section when it merely announces the list inside it.</summary>
    bool AnnouncesAll(EligibilityLine line, int index) =>
        line.Marker is not null
        && Here.Count == 0
        && LeadIns.IsOne(line.Text)
        && !HasOwnLogic(line.Text)
        && _below.AnnouncesTheRest(line, index);

    /// <summary>A note behind a bullet, or what an asterisk above points at: ALT normal*, * * Greater if ...</summary>
    bool IsNote(EligibilityLine line, int index) =>
        Remarks.IsNamedNote(line.Text)
        || (_last is not null && Remarks.AnnouncesNote(_last.Text))
        || (line.Text.StartsWith("* ", StringComparison.Ordinal) && _lines.Take(index).Any(l => l.Text.EndsWith('*')));

    /// <summary>
    /// An item of an inclusion list that says of the list below it that it keeps out: Patients with the following are ineligible:
    /// </summary>
    bool TurnsKind(EligibilityLine line, int index) =>
        line.Marker is not null
        && _turned is null
        && _kind == CriterionKind.Inclusion
        && line.Text.EndsWith(':')
        && LeadIns.IsOne(line.Text)
        && LeadIns.Kind(line.Text) == CriterionKind.Exclusion
        && _below.HasListBelow(line, index);

    void Turn(EligibilityLine line)
    {
        Aside(AsideKind.LeadIn, line.Whole);
        _turned = (line.Column, _group);
        CloseLists();
        (_kind, TellsKinds) = (CriterionKind.Exclusion, true);
    }

    /// <summary>
    /// What turned the kind ends with its list, and what a sentence of a paragraph said of kinds ends with its topic.
    /// </summary>
    void EndTurned(EligibilityLine line)
    {
        var ends = _turned is { } turned && line.Column <= turned.Column;
        if (!ends && (!line.IsTopic || _kind == CriterionKind.Inclusion))
            return;
        CloseLists();
        (_kind, _group, _turned) = (CriterionKind.Inclusion, ends ? _turned!.Value.Group : null, null);
        _sectionKind = null;
    }

    // Items

    void TakeItem(EligibilityLine line, MarkerReading reading, int index)
    {
        if (LeadIns.KeepsOut(line.Text))
            _open.EndExamples();
        DoubtProse(line);
        var marker = line.Marker!;
        var inner = InnerItem(line, index);
        var node = new OutlineNode(line.Number, inner is null ? WithoutSecondMarker(line) : "", marker)
        {
            Path = marker.Prefix is { } prefix
                ? $"{prefix}.{reading.Number}"
                : marker.Arabic?.ToString(CultureInfo.InvariantCulture),
        };
        var place = _open.PlaceOf(line, reading, Here, _below.Section(index + 1));
        place.List.Add(node);
        _open.Open(place.Column, reading, node, place.List);
        _last = node;
        if (inner is not null && ReadingOf(inner) is { } first)
            TakeItem(inner, first, index);
    }

    /// <summary>"* (1) adults": the number is the bullet's second mark, and no text.</summary>
    static string WithoutSecondMarker(EligibilityLine line) =>
        line.Marker is { IsBullet: true }
        && line.Inner() is { Marker: { Arabic: not null, Prefix: null }, Text.Length: > 0 } inner
            ? inner.Text
            : line.Text;

    /// <summary>The first item of a list that starts on the line of the item above: 6. a. Male, and below it b. Female.</summary>
    EligibilityLine? InnerItem(EligibilityLine line, int index)
    {
        if (_open.IsFull)
            return null;
        var inner = line.Inner();
        if (inner.Marker is not { IsBullet: false, Prefix: null } marker || marker.Readings.All(r => r.Number != 1))
            return null;
        var first = marker.Readings.First(r => r.Number == 1);
        return _below.GoesOn(first, line, index) ? inner : null;
    }

    /// <summary>
    /// What the marker of a line means here; null when the line starts with no marker, or with what only looks like one.
    /// </summary>
    MarkerReading? ReadingOf(EligibilityLine line) =>
        line.Marker is { } marker && (marker.Prefix is null || IsNumbering(marker)) ? _open.ReadingOf(marker) : null;

    /// <summary>7.1 is a number when 7 is open or its neighbour stands before another line; 1.5 x ULN is not.</summary>
    bool IsNumbering(EligibilityMarker marker)
    {
        var n = marker.Readings[0].Number;
        return marker.Written[^1] is '.' or ')'
            || _open.HasPath(marker.Prefix, (n ?? 0) - 1)
            || _dotted.Contains($"{marker.Prefix}.{n + 1}")
            || _dotted.Contains($"{marker.Prefix}.{n - 1}");
    }

    static string DottedNumber(EligibilityMarker marker) => $"{marker.Prefix}.{marker.Readings[0].Number}";

    // What was not told for sure

    void Doubt(EligibilityLine line, DoubtKind kind) => Doubts.Add(new(line.Number, kind));

    void DoubtProse(EligibilityLine line)
    {
        if (line.IsSentence && !Doubts.Exists(d => d.Line == line.Number))
            Doubt(line, DoubtKind.Prose);
    }
}
