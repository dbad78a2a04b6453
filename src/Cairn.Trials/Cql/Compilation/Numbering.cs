namespace Cairn.Cql.Compilation;

/// <summary>
/// Numbers the definitions of a library and of all it includes, and their locals: the places of their values in a
/// <see cref="Evaluation.Frame"/>.
/// </summary>
sealed class Numbering
{
    public int Definitions { get; private set; }

    public Locals Locals { get; } = new();

    public int Next() => Definitions++;
}
