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

    /// <summary>
    /// A <c>_</c>, <c>var</c> or <c>default</c> that answers beside members of one of the project's own enums or closed families. Of
    /// a family one that throws is none: the compiler cannot know that its members are all there.
    /// </summary>
    /// <param name="ours">The project's enums and closed families.</param>
    public static IEnumerable<string> SilentDefaults(this SourceFile file, OwnKinds ours)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentNullException.ThrowIfNull(ours);
        var named = ours.In(file);
        var expressions = file.All<SwitchExpressionSyntax>()
            .Where(s =>
                s.Arms.FirstOrDefault(IsDefault) is { } left && named.IsSilent(s, left.Expression is ThrowExpressionSyntax)
            )
            .Select(file.At);
        var statements = file.All<SwitchStatementSyntax>()
            .Where(s =>
                s.Sections.FirstOrDefault(IsDefault) is { } left && named.IsSilent(s, left.Statements[0] is ThrowStatementSyntax)
            )
            .Select(file.At);
        return expressions.Concat(statements);
    }

    static bool IsDefault(SwitchExpressionArmSyntax arm) =>
        arm.WhenClause is null
        && arm.Pattern is DiscardPatternSyntax or VarPatternSyntax { Designation: SingleVariableDesignationSyntax };

    static bool IsDefault(SwitchSectionSyntax section) => section.Labels.Any(l => l is DefaultSwitchLabelSyntax);

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

    static int Calls(InvocationExpressionSyntax call) =>
        1 + (call.Expression is MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax inner } ? Calls(inner) : 0);

    static bool IsOnOneLine(SyntaxNode node) => Lines(node) == 1;

    static bool IsInExpression(SyntaxNode node) =>
        node is ExpressionSyntax and not LambdaExpressionSyntax or ArgumentSyntax or ArgumentListSyntax;
}
