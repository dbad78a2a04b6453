using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.House;

/// <summary>A C# source file of the project, read as text and as syntax.</summary>
/// <param name="Path">Relative to the repository, with forward slashes.</param>
public sealed record SourceFile(string Path, string Text)
{
    /// <summary>The project's folder, for example <c>Cairn.Trials</c>.</summary>
    public string Project => Path.Split('/')[1];

    /// <summary>The folder within the project, for example <c>Survival/Regression</c>; empty in the project's root.</summary>
    public string Folder => string.Join('/', Path.Split('/')[2..^1]);

    public IReadOnlyList<string> Lines { get; } = Text.Split('\n');

    /// <summary>The syntax; of a page (<c>.razor</c>) that of its code, on the lines where it stands.</summary>
    public SyntaxNode Root => field ??= CSharpSyntaxTree.ParseText(Code, new(LanguageVersion.Preview)).GetRoot();

    string Code => Path.EndsWith(".razor", StringComparison.Ordinal) ? CodeOf(Text) : Text;

    static string CodeOf(string page)
    {
        var from = page.IndexOf("@code", StringComparison.Ordinal);
        return from < 0
            ? ""
            : $"{new string('\n', page[..from].Count(c => c == '\n'))}class Page {page[(from + "@code".Length)..]}";
    }

    /// <summary>The namespace of the file; empty when it has none.</summary>
    public string Namespace =>
        Root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().FirstOrDefault()?.Name.ToString() ?? "";

    public IEnumerable<T> All<T>()
        where T : SyntaxNode => Root.DescendantNodes().OfType<T>();

    /// <summary>The file and the line a node begins on.</summary>
    public string At(SyntaxNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return $"{Path}:{node.GetLocation().GetLineSpan().StartLinePosition.Line + 1}";
    }

    /// <summary>Every file of a kind below a folder of the repository, in order of path; build output is left out.</summary>
    /// <param name="kind">How the names end: <c>.cs</c>, <c>.razor</c>, <c>.css</c>.</param>
    public static IReadOnlyList<SourceFile> Below(string repository, string folder, string kind = ".cs") =>
        [
            .. Directory
                .EnumerateFiles(System.IO.Path.Combine(repository, folder), "*" + kind, SearchOption.AllDirectories)
                .Select(file => System.IO.Path.GetRelativePath(repository, file).Replace('\\', '/'))
                .Where(path => !path.Contains("/obj/") && !path.Contains("/bin/") && !path.Contains("/Migrations/"))
                .Order(StringComparer.Ordinal)
                .Select(path => new SourceFile(path, File.ReadAllText(System.IO.Path.Combine(repository, path)))),
        ];
}
