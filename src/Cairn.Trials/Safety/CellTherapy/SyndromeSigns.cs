using Cairn.Records;

namespace Cairn.Safety.CellTherapy;

/// <summary>Findings of the bedside that are signs of a syndrome by themselves, whatever grade stands beside them.</summary>
public static class SyndromeSigns
{
    /// <summary>
    /// True of what blood pressure or oxygen took (CRS), and of what makes ICANS grade 1 or more (Lee 2019, tables 2 and 5);
    /// unknown of words that say nothing known.
    /// </summary>
    public static Truth IsOne(FindingAbout finding)
    {
        ArgumentNullException.ThrowIfNull(finding);
        string? Said(string test) => finding.TestCode == test ? finding.Result : null;
        return finding.About?.Meaning switch
        {
            FaObject.Crs => IsOne(CrsRecord.Signs(Said)),
            FaObject.Icans => IsOne(IcansRecord.Signs(Said)),
            FaObject.Extramedullary or null => Truth.False,
        };
    }

    static Truth IsOne(CrsSigns signs)
    {
        if (signs.Hypotension is not (null or Hypotension.None) || signs.Oxygen is not (null or OxygenNeed.None))
            return Truth.True;
        return signs.Unread.Written.Count > 0 ? Truth.Unknown : Truth.False;
    }

    static Truth IsOne(IcansSignsOfDay signs)
    {
        if (IcansGrade.Of(signs).Value.Least > 0)
            return Truth.True;
        return signs.Unread.Written.Count > 0 ? Truth.Unknown : Truth.False;
    }
}
