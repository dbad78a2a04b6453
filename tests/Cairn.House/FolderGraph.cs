using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.House;

/// <summary>
/// Which folder (namespace) of a project uses which: by its <c>using</c> directives, which the build keeps to those needed, and by the
/// names of types of an enclosing namespace, which need no directive. The root of a project is no folder: all may use it.
/// </summary>
public sealed class FolderGraph
{
    readonly Dictionary<string, HashSet<string>> _uses = new(StringComparer.Ordinal);

    /// <param name="project">Files of one project.</param>
    public FolderGraph(IReadOnlyCollection<SourceFile> project)
    {
        ArgumentNullException.ThrowIfNull(project);
        var declared = project
            .Where(f => f.Folder.Length > 0)
            .GroupBy(f => f.Namespace, StringComparer.Ordinal)
            .ToDictionary(g => g.Key, g => g.SelectMany(Types).ToHashSet(StringComparer.Ordinal), StringComparer.Ordinal);
        foreach (var file in project.Where(f => f.Folder.Length > 0))
            Uses(file.Namespace).UnionWith(UsedBy(file, declared).Where(used => used != file.Namespace));
    }

    /// <summary>Folders that reach each other, each group in order of name; empty when nobody goes in a circle.</summary>
    public IReadOnlyList<IReadOnlyList<string>> Circles =>
        [
            .. _uses
                .Keys.Select(folder => (IReadOnlyList<string>)[.. CircleOf(folder)])
                .Where(circle => circle.Count > 1)
                .DistinctBy(circle => string.Join(' ', circle), StringComparer.Ordinal),
        ];

    IEnumerable<string> CircleOf(string folder) =>
        Reach(folder).Where(other => Reach(other).Contains(folder)).Append(folder).Distinct().Order(StringComparer.Ordinal);

    HashSet<string> Reach(string folder)
    {
        var (seen, open) = (new HashSet<string>(StringComparer.Ordinal), new Stack<string>([folder]));
        while (open.TryPop(out var at))
            foreach (var next in _uses.GetValueOrDefault(at) ?? [])
                if (seen.Add(next))
                    open.Push(next);
        return seen;
    }

    HashSet<string> Uses(string folder) =>
        _uses.TryGetValue(folder, out var uses) ? uses : _uses[folder] = new(StringComparer.Ordinal);

    static IEnumerable<string> Types(SourceFile file) =>
        file.All<BaseTypeDeclarationSyntax>()
            .Where(t => t.Parent is BaseNamespaceDeclarationSyntax)
            .Select(t => t.Identifier.Text)
            .Concat(file.All<DelegateDeclarationSyntax>().Select(d => d.Identifier.Text));

    static IEnumerable<string> UsedBy(SourceFile file, Dictionary<string, HashSet<string>> declared)
    {
        var named = file.All<UsingDirectiveSyntax>().Select(u => Folder(u, declared)).Where(f => f is not null).Select(f => f!);
        var names = file.All<SimpleNameSyntax>()
            .Where(n => n.Parent is not MemberAccessExpressionSyntax member || member.Expression == n)
            .Select(n => n.Identifier.Text)
            .ToHashSet(StringComparer.Ordinal);
        var enclosing = declared.Where(d =>
            file.Namespace.StartsWith(d.Key + ".", StringComparison.Ordinal) && d.Value.Overlaps(names)
        );
        return named.Concat(enclosing.Select(d => d.Key));
    }

    // "using A.B", or "using static A.B.Type", whose folder is A.B.
    static string? Folder(UsingDirectiveSyntax directive, Dictionary<string, HashSet<string>> declared)
    {
        var name = directive.NamespaceOrType.ToString();
        if (declared.ContainsKey(name))
            return name;
        var parent = name.LastIndexOf('.') is > 0 and var dot ? name[..dot] : "";
        return parent.Length > 0 && declared.ContainsKey(parent) ? parent : null;
    }
}
