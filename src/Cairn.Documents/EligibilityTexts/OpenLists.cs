namespace Cairn.Documents.EligibilityTexts;

/// <summary>
/// The lists that are open where a text is read. What is indented belongs to the item above it. At one indent, a list that starts
/// anew (1. after 7.) is inside the item before it, until the outer list goes on (8.).
/// </summary>
sealed class OpenLists
{
    const int DeepestLevel = 12;

    /// <summary>A list that is still open.</summary>
    /// <param name="Reading">Of its last marker; null for examples of the item above, whose first line has none.</param>
    readonly record struct Level(int Column, MarkerReading? Reading, OutlineNode Item, List<OutlineNode> List);

    readonly List<Level> _levels = [];

    public bool IsFull => _levels.Count >= DeepestLevel;

    public void Close() => _levels.Clear();

    public void Open(int column, MarkerReading? reading, OutlineNode item, List<OutlineNode> list) =>
        _levels.Add(new(column, reading, item, list));

    /// <summary>Closes examples and the lists inside them: an item that itself says who is excluded is none.</summary>
    public void EndExamples()
    {
        if (_levels.FindIndex(l => l.Reading is null) is >= 0 and var examples)
            _levels.RemoveRange(examples, _levels.Count - examples);
    }

    /// <summary>True when the line is indented below an item.</summary>
    public bool IsNested(EligibilityLine line) => _levels.Any(l => line.Column >= l.Column + 2);

    /// <summary>The innermost item that the line is indented below; null when there is none.</summary>
    public OutlineNode? ItemAbove(EligibilityLine line) =>
        _levels.FindLastIndex(l => line.Column >= l.Column + 2) is >= 0 and var at ? _levels[at].Item : null;

    /// <summary>True when an item with this number is open, and its list has at least so many parts.</summary>
    public bool HasPath(string? path, int parts) => _levels.Exists(l => l.Item.Path == path && parts <= l.Item.Parts.Count);

    /// <summary>
    /// What a letter, number or bullet means here: that by which an open list goes on, or with which one begins; null when it
    /// only looks like a marker.
    /// </summary>
    public MarkerReading? ReadingOf(EligibilityMarker marker)
    {
        foreach (var reading in marker.Readings)
            if (_levels.Exists(l => l.Reading is { } last && GoesOn(last, reading)))
                return reading;
        if (marker.IsBullet || marker.Arabic is not null || marker.Prefix is not null)
            return marker.Readings[0];
        foreach (var reading in marker.Readings)
            if (reading.Number == 1 || _levels.Exists(l => GoesOnWithGap(l, reading)))
                return reading;
        return null;
    }

    /// <summary>The list an item belongs to, and the indent of that list; the lists that it ends are closed.</summary>
    /// <param name="here">The list of the section or group.</param>
    /// <param name="below">The lines behind this one in its section: they say whether an outer list goes on.</param>
    public (List<OutlineNode> List, int Column) PlaceOf(
        EligibilityLine line,
        MarkerReading reading,
        List<OutlineNode> here,
        IEnumerable<EligibilityLine> below
    )
    {
        if (GoesOnElsewhere(line, reading) is { } outdented)
        {
            var level = Beside(outdented);
            return (level.List, level.Column);
        }
        while (_levels.Count > 0 && (_levels[^1].Column > line.Column + 1 || _levels.Count > DeepestLevel || EndsListed(line)))
            _levels.RemoveAt(_levels.Count - 1);
        return (_levels.Count == 0 ? here : ListAt(line, reading, below), line.Column);
    }

    List<OutlineNode> ListAt(EligibilityLine line, MarkerReading reading, IEnumerable<EligibilityLine> below)
    {
        if (line.Marker!.Prefix is { } prefix && _levels.FindLastIndex(l => l.Item.Path == prefix) is >= 0 and var parent)
            return Inside(parent);
        if (line.Column >= _levels[^1].Column + 2 || IsFirstExample(line))
            return _levels[^1].Item.Parts;
        if (reading.Style == "*" && _levels[^1].Reading?.Style == "*" && OpensList(line, reading, below))
            return _levels[^1].Item.Parts;
        if (LevelWhere(line, l => l.Reading is { } last && GoesOn(last, reading)) is { } next)
            return Beside(next).List;
        if (reading.Number is null or 1 && OpensList(line, reading, below))
            return _levels[^1].Item.Parts;
        var beside = LevelWhere(line, l => l.Reading?.Style == reading.Style)
            ?? LevelWhere(line, l => GoesOnWithGap(l, reading))
            ?? _levels.Count - 1;
        return Beside(beside).List;
    }

    /// <summary>
    /// The list that a number goes on with though its indent was lost: 2. below 1., where no list at its own indent has a 1.
    /// </summary>
    int? GoesOnElsewhere(EligibilityLine line, MarkerReading reading)
    {
        if (reading.Number is null or 1 || LevelWhere(line, GoesOnHere) is not null)
            return null;
        int[] going = [.. Enumerable.Range(0, _levels.Count).Where(i => GoesOnHere(_levels[i]))];
        return going.Length == 0 ? null : going.MinBy(i => Math.Abs(_levels[i].Column - line.Column));

        bool GoesOnHere(Level level) => level.Reading is { } last && GoesOn(last, reading);
    }

    /// <summary>True for the first item below "Examples:", which stand at the indent of the list they interrupt.</summary>
    bool IsFirstExample(EligibilityLine line) =>
        _levels[^1] is { Reading: null, Item.Parts.Count: 0 } && line.Column >= _levels[^1].Column;

    int? LevelWhere(EligibilityLine line, Func<Level, bool> suits) =>
        _levels.FindLastIndex(l => Math.Abs(l.Column - line.Column) <= 1 && suits(l)) is >= 0 and var at ? at : null;

    List<OutlineNode> Inside(int level)
    {
        _levels.RemoveRange(level + 1, _levels.Count - level - 1);
        return _levels[level].Item.Parts;
    }

    Level Beside(int level)
    {
        var beside = _levels[level];
        _levels.RemoveRange(level, _levels.Count - level);
        return beside;
    }

    public static bool GoesOn(MarkerReading last, MarkerReading next) =>
        last.Style == next.Style && (next.Number is null || next.Number == last.Number + 1);

    /// <summary>
    /// g. after c., and c. after 2., where somebody's editor has turned a. and b. into numbers.
    /// </summary>
    static bool GoesOnWithGap(Level level, MarkerReading next) =>
        level.Reading is { Number: { } last } reading
        && next.Style[0] is 'a' or 'A'
        && (reading.Style == next.Style ? next.Number > last : reading.Style[0] == '1' && next.Number == last + 1);

    /// <summary>True when a list that starts at the indent of the item above is inside that item.</summary>
    bool OpensList(EligibilityLine line, MarkerReading reading, IEnumerable<EligibilityLine> below)
    {
        var above = _levels[^1];
        if (above.Reading is not { } last)
            return false;
        if (last.Style == "*" && reading.Style == "*")
            return IsListed(line.Text) && above.Item is { Parts.Count: 0, Text: [.., ':'] } && !IsListed(above.Item.Text);
        return LeadIns.Introduces(above.Item.Text) || GoesOnBelow(last, line, reading, below);
    }

    /// <summary>Bullets that begin small, behind one that ends with a colon at their own indent, are what it announced.</summary>
    static bool IsListed(string text) => text.Length > 0 && char.IsLower(text[0]);

    /// <summary>True when the innermost list is such a one and the line begins with a capital again.</summary>
    bool EndsListed(EligibilityLine line) =>
        _levels.Count > 1
        && _levels[^1].Reading?.Style == "*"
        && _levels[^2].Column == _levels[^1].Column
        && IsListed(_levels[^1].Item.Text)
        && !IsListed(line.Text);

    /// <summary>True when, after the list that starts here, the list of the item above goes on.</summary>
    static bool GoesOnBelow(MarkerReading above, EligibilityLine line, MarkerReading reading, IEnumerable<EligibilityLine> below)
    {
        var run = reading;
        foreach (var next in below.Where(l => l.Marker is not null && Math.Abs(l.Column - line.Column) <= 1))
        {
            if (next.Marker!.Readings.Any(r => GoesOn(run, r)))
                run = next.Marker.Readings.First(r => GoesOn(run, r));
            else
                return next.Marker.Readings.Any(r => GoesOn(above, r));
        }
        return false;
    }
}
