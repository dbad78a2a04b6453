using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.House;

/// <summary>What makes code hard to read although its files and methods are short. Each gives the places, as file and line.</summary>
public static class Walls
{
    /// <summary>Lines wider than a limit.</summary>
    public static IEnumerable<string> WiderThan(this SourceFile file, int columns)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file
            .Lines.Select((line, i) => (line, At: $"{file.Path}:{i + 1}"))
            .Where(l => l.line.Length > columns)
            .Select(l => l.At);
    }

    /// <summary>A conditional inside a conditional.</summary>
    public static IEnumerable<string> NestedConditionals(this SourceFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.All<ConditionalExpressionSyntax>()
            .Where(c => c.Ancestors().TakeWhile(IsInExpression).OfType<ConditionalExpressionSyntax>().Any())
            .Select(file.At);
    }

    /// <summary>Three calls in a row or more on one line.</summary>
    public static IEnumerable<string> LongChains(this SourceFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.All<InvocationExpressionSyntax>()
            .Where(call => call.Parent is not MemberAccessExpressionSyntax && Calls(call) >= 3 && IsOnOneLine(call))
            .Select(file.At);
    }

    /// <summary>A <c>_</c> or <c>default</c> that answers beside members of one of the project's own enums.</summary>
    /// <param name="enums">Name of each of the project's enums, with its members.</param>
    public static IEnumerable<string> SilentDefaults(this SourceFile file, IReadOnlyDictionary<string, HashSet<string>> enums)
    {
        ArgumentNullException.ThrowIfNull(file);
        var expressions = file.All<SwitchExpressionSyntax>()
            .Where(s => s.Arms.Any(a => a.Pattern is DiscardPatternSyntax && a.WhenClause is null))
            .Where(s => Names(s.Arms.Select(a => a.Pattern), enums))
            .Select(file.At);
        var statements = file.All<SwitchStatementSyntax>()
            .Where(s => s.Sections.Any(x => x.Labels.Any(l => l is DefaultSwitchLabelSyntax)))
            .Where(s => s.Sections.SelectMany(x => x.Labels).OfType<CaseSwitchLabelSyntax>().Any(l => IsMember(l.Value, enums)))
            .Select(file.At);
        return expressions.Concat(statements);
    }

    /// <summary>The enums that files declare, with their members.</summary>
    public static IReadOnlyDictionary<string, HashSet<string>> Enums(IEnumerable<SourceFile> files) =>
        files
            .SelectMany(f => f.All<EnumDeclarationSyntax>())
            .GroupBy(e => e.Identifier.Text, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => g.SelectMany(e => e.Members).Select(m => m.Identifier.Text).ToHashSet(StringComparer.Ordinal),
                StringComparer.Ordinal
            );

    /// <summary>
    /// A sentence, or a part of one, that code compares with a text or looks for in it: two words or more with a blank between them,
    /// written there or as a constant of the same file.
    /// </summary>
    public static IEnumerable<string> ComparedSentences(this SourceFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var constants = file.All<VariableDeclaratorSyntax>()
            .Where(v => v.Initializer?.Value is { } value && IsSentence(value))
            .Select(v => v.Identifier.Text)
            .ToHashSet(StringComparer.Ordinal);
        bool Says(ExpressionSyntax e) =>
            IsSentence(e) || e is IdentifierNameSyntax name && constants.Contains(name.Identifier.Text);
        var compared = file.All<BinaryExpressionSyntax>()
            .Where(b => b.Kind() is SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression)
            .Where(b => Says(b.Left) || Says(b.Right));
        var matched = file.All<ConstantPatternSyntax>().Where(p => Says(p.Expression));
        var searched = file.All<InvocationExpressionSyntax>()
            .Where(call =>
                call.Expression is MemberAccessExpressionSyntax { Name.Identifier.Text: var name, Expression: var of }
                && Searches.Contains(name)
                && (call.ArgumentList.Arguments.Any(a => Says(a.Expression)) || name == nameof(Equals) && Says(of))
            );
        return [.. compared.Select(file.At), .. matched.Select(file.At), .. searched.Select(file.At)];
    }

    static readonly string[] Searches = ["Contains", "StartsWith", "EndsWith", "IndexOf", "Equals"];

    static bool IsSentence(ExpressionSyntax e) =>
        e is LiteralExpressionSyntax { Token.Value: string text }
        && text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Count(word => word.Any(char.IsLetter)) > 1;

    /// <summary>Length of each method, in lines.</summary>
    public static IEnumerable<int> MethodLengths(this SourceFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        return file.All<BaseMethodDeclarationSyntax>().Select(Lines);
    }

    static int Lines(SyntaxNode node)
    {
        var span = node.GetLocation().GetLineSpan();
        return span.EndLinePosition.Line - span.StartLinePosition.Line + 1;
    }

    // The arms themselves, not what stands inside a property or a tuple: there a discard is a row of a table.
    static bool Names(IEnumerable<PatternSyntax> patterns, IReadOnlyDictionary<string, HashSet<string>> enums) =>
        patterns.SelectMany(Alternatives).OfType<ConstantPatternSyntax>().Any(p => IsMember(p.Expression, enums));

    static IEnumerable<PatternSyntax> Alternatives(PatternSyntax pattern) =>
        pattern is BinaryPatternSyntax either ? Alternatives(either.Left).Concat(Alternatives(either.Right)) : [pattern];

    static bool IsMember(ExpressionSyntax expression, IReadOnlyDictionary<string, HashSet<string>> enums) =>
        expression is MemberAccessExpressionSyntax { Expression: var type, Name.Identifier.Text: var member }
        && enums.TryGetValue(type.ToString().Split('.')[^1], out var members)
        && members.Contains(member);

    static int Calls(InvocationExpressionSyntax call) =>
        1 + (call.Expression is MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax inner } ? Calls(inner) : 0);

    static bool IsOnOneLine(SyntaxNode node) => Lines(node) == 1;

    static bool IsInExpression(SyntaxNode node) =>
        node is ExpressionSyntax and not LambdaExpressionSyntax or ArgumentSyntax or ArgumentListSyntax;
}
