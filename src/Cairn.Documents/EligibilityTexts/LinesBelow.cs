using Cairn.Studies;

namespace Cairn.Documents.EligibilityTexts;

/// <summary>What a line of an eligibility text is by the lines that stand below it.</summary>
sealed class LinesBelow(IReadOnlyList<EligibilityLine> lines)
{
    const int FurthestLook = 400;

    /// <summary>The line below; null where there is none, and below a line that is none of the text.</summary>
    public EligibilityLine? Next(int index) => index >= 0 && index + 1 < lines.Count ? lines[index + 1] : null;

    /// <summary>True of the last line before a heading, or of all.</summary>
    public bool EndsSection(int index) => Next(index) is not { } next || Headings.Read(next) is not null;

    /// <summary>The lines from one to the next heading.</summary>
    public IEnumerable<EligibilityLine> Section(int from)
    {
        var below = lines.Skip(from).Take(FurthestLook);
        return below.TakeWhile(l => l.Marker is not null || Headings.Read(l) is null);
    }

    /// <summary>
    /// Cohort A, above the headings of its own inclusion and exclusion criteria; not the last criterion before a heading.
    /// </summary>
    public static bool HeadsSections(EligibilityLine line, EligibilityLine? next)
    {
        if (
            next is not { Marker: null }
            || !LeadIns.IsLabel(line.Text)
            || Headings.Read(next) is not { Kind: { } kind, NamesSome: false }
        )
            return false;
        var (isHeading, namesSome) = (line.Text.EndsWith(':'), LeadIns.NamesSome(line.Text));
        return (isHeading && namesSome) || (kind == CriterionKind.Inclusion && (isHeading || namesSome));
    }

    /// <summary>A line above a list: a topic, a label, or how many of the list are asked.</summary>
    public static bool Heads(EligibilityLine line, EligibilityLine? next) =>
        line.Text.EndsWith(':') || line.IsTopic
            ? next is not null
            : !line.IsSentence
                && next is not null
                && (LeadIns.IsLabel(line.Text) ? IsLabelled(next) : next.Marker is not null && PartWords.Announces(line.Text));

    static bool IsLabelled(EligibilityLine next) => next.Marker is not null || (next.AfterBlank && next.Text.EndsWith(':'));

    /// <summary>
    /// A topic (Age, Medical conditions) above a list that counts on under the next topic: the numbers are the protocol's, so the
    /// topic does not nest them.
    /// </summary>
    public bool IsTopicOfOneList(EligibilityLine line, int index)
    {
        if (line.Text.EndsWith(':') || LeadIns.NamesSome(line.Text) || lines[index + 1].Marker?.Arabic != 1)
            return false;
        var column = lines[index + 1].Column;
        return Section(index + 1).Count(l => l.Column == column && l.Marker?.Arabic == 1) == 1;
    }

    /// <summary>A title that stands right above an item further to the left.</summary>
    public bool IsTitleInside(EligibilityLine line, int index) =>
        line is { Marker: null, AfterBlank: true }
        && Wording.IsTitle(line.Text)
        && Next(index) is { Marker: not null, AfterBlank: false } next
        && next.Column < line.Column;

    /// <summary>A bullet that is a topic of the bullets at its own indent: * Excluded within 90 days of study entry:</summary>
    public bool IsTopicBeside(EligibilityLine line, int index) =>
        line is { Marker.IsBullet: true }
        && Remarks.OpensTopic(line.Text)
        && Next(index) is { Marker.IsBullet: true } next
        && next.Column == line.Column;

    /// <summary>An item whose list is all that is left of its section, or bullets at its own indent.</summary>
    public bool AnnouncesTheRest(EligibilityLine line, int index) =>
        Next(index) is { } next && (AnnouncesBeside(line, next) || AnnouncesBelow(line, next, index));

    /// <summary>True where a list stands indented below.</summary>
    public bool HasListBelow(EligibilityLine line, int index) => Next(index)?.Column >= line.Column + 2;

    /// <summary>True where a line with a mark stands right below.</summary>
    public bool HasMarkBelow(int index) => Next(index)?.Marker is not null;

    /// <summary>True where a list whose first item a line holds goes on below it.</summary>
    public bool GoesOn(MarkerReading first, EligibilityLine line, int index) =>
        Section(index + 1)
            .TakeWhile(l => l.Column > line.Column + 1)
            .Any(l => l.Marker?.Readings.Any(r => OpenLists.GoesOn(first, r)) == true);

    /// <summary>A bullet that announces the bullets at its own indent: * Patients must meet all of the following:</summary>
    static bool AnnouncesBeside(EligibilityLine line, EligibilityLine next) =>
        line is { Marker.IsBullet: true, Text: [.., ':'] } && next is { Marker.IsBullet: true } && next.Column == line.Column;

    bool AnnouncesBelow(EligibilityLine line, EligibilityLine next, int index) =>
        next.Column >= line.Column + 2 && !Section(index + 1).Any(l => l.Marker is not null && l.Column <= line.Column + 1);
}
