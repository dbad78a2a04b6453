using Cairn.Quantities;

namespace Cairn.Clocks;

/// <summary>The instants that a written date can mean, as far as it is known.</summary>
/// <param name="Earliest">The first of them.</param>
/// <param name="Latest">The last of them.</param>
public readonly record struct Moment(DateTimeOffset Earliest, DateTimeOffset Latest)
{
    /// <summary>The offset from UTC is the written one, else that of the site.</summary>
    /// <returns>Null where not even the year is known.</returns>
    public static Moment? Of(PartialDate written, TimeSpan site)
    {
        if (written.Year is null)
            return null;
        var offset = written.Offset ?? site;
        return written is { IsComplete: true, Time: { } time }
            ? At(new(written.Earliest, time, offset), new(written.Earliest, time, offset))
            : At(new(written.Earliest, TimeOnly.MinValue, offset), new(written.Latest, new TimeOnly(23, 59, 59), offset));
    }

    static Moment At(DateTimeOffset earliest, DateTimeOffset latest) => new(earliest, latest);
}
