using Cairn.Registry.Queries;

namespace Cairn.App.Commands;

/// <summary>What the registry's commands share.</summary>
static class RegistryText
{
    /// <summary>The question of a query's text.</summary>
    /// <exception cref="BadInputException">It cannot be read.</exception>
    public static Query Ask(string text)
    {
        var read = QueryReader.Read(text);
        return read.Value ?? throw new BadInputException(read.Findings);
    }
}
