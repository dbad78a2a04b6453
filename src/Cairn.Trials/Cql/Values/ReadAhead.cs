using System.Numerics;

namespace Cairn.Cql.Values;

/// <summary>
/// What is known of a row before anybody looks at it: a bit for each property, by its place in the type. It lies in the value
/// that stands for the row, so that truths and missing values are read without it. Of a row that was not read ahead all is 0.
/// </summary>
/// <param name="Read">The properties that were read ahead.</param>
/// <param name="True">Truths among them that hold.</param>
/// <param name="False">Truths among them that do not.</param>
/// <param name="Valued">Those that are no truths and not null: their values are kept in the row, in this order.</param>
readonly record struct ReadAhead(uint Read, uint True, uint False, uint Valued)
{
    public bool Has(int place) => (Read & Bit(place)) != 0;

    public Truth Truth(int place)
    {
        if ((True & Bit(place)) != 0)
            return Cairn.Truth.True;
        return (False & Bit(place)) != 0 ? Cairn.Truth.False : Cairn.Truth.Unknown;
    }

    public bool IsValued(int place) => (Valued & Bit(place)) != 0;

    /// <summary>Where the row keeps the value of a property that is not null.</summary>
    public int Index(int place) => BitOperations.PopCount(Valued & (Bit(place) - 1));

    public ReadAhead And(int place, Value value, bool isTruth) =>
        new(
            Read | Bit(place),
            isTruth && value.IsTrue ? True | Bit(place) : True,
            isTruth && value.IsFalse ? False | Bit(place) : False,
            isTruth || value.IsNull ? Valued : Valued | Bit(place)
        );

    static uint Bit(int place) => 1U << place;
}
