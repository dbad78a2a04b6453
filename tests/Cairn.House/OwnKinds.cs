using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.House;

/// <summary>The alternatives that the project closes itself: its enums, and families of types that nobody else can add to.</summary>
public sealed class OwnKinds
{
    readonly Dictionary<string, HashSet<string>> _enums;
    readonly HashSet<string> _members;

    /// <param name="files">Where they are declared.</param>
    public OwnKinds(IReadOnlyCollection<SourceFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        _enums = files
            .SelectMany(f => f.All<EnumDeclarationSyntax>())
            .GroupBy(e => e.Identifier.Text, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => g.SelectMany(e => e.Members).Select(m => m.Identifier.Text).ToHashSet(StringComparer.Ordinal),
                StringComparer.Ordinal
            );
        List<TypeDeclarationSyntax> types = [.. files.SelectMany(f => f.All<TypeDeclarationSyntax>())];
        Families = types.Where(IsClosed).Select(t => t.Identifier.Text).ToHashSet(StringComparer.Ordinal);
        _members = types.Where(t => Bases(t).Any(Families.Contains)).Select(Name).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>How many enums were found.</summary>
    public int Enums => _enums.Count;

    /// <summary>The closed families: abstract, and with constructors that only they can call.</summary>
    public IReadOnlySet<string> Families { get; }

    /// <summary>What a file can name of them, by the enums whose members it takes in without their name.</summary>
    public Named In(SourceFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var taken = file.All<UsingDirectiveSyntax>()
            .Where(u => u.StaticKeyword != default)
            .Select(u => _enums.GetValueOrDefault(Last(u.NamespaceOrType)))
            .OfType<HashSet<string>>();
        return new(this, [.. taken.SelectMany(members => members)]);
    }

    /// <summary>The enums and families as one file names them.</summary>
    public sealed class Named(OwnKinds ours, HashSet<string> taken)
    {
        /// <summary>True when a default beside these arms hides a member that is not named.</summary>
        public bool IsSilent(SwitchExpressionSyntax choice, bool throws) => IsSilent(choice.Arms.Select(a => a.Pattern), throws);

        /// <inheritdoc cref="IsSilent(SwitchExpressionSyntax, bool)"/>
        public bool IsSilent(SwitchStatementSyntax choice, bool throws)
        {
            List<SwitchLabelSyntax> labels = [.. choice.Sections.SelectMany(s => s.Labels)];
            return labels.OfType<CaseSwitchLabelSyntax>().Any(l => IsMember(l.Value) || !throws && IsOfFamily(l.Value))
                || IsSilent(labels.OfType<CasePatternSwitchLabelSyntax>().Select(l => l.Pattern), throws);
        }

        // The arms themselves, not what stands inside a property or a tuple: there a discard is a row of a table.
        bool IsSilent(IEnumerable<PatternSyntax> patterns, bool throws)
        {
            List<PatternSyntax> each = [.. patterns.SelectMany(Alternatives)];
            return each.OfType<ConstantPatternSyntax>().Any(p => IsMember(p.Expression))
                || !throws && each.Select(TypeOf).OfType<ExpressionSyntax>().Any(IsOfFamily);
        }

        bool IsMember(ExpressionSyntax expression) =>
            expression switch
            {
                MemberAccessExpressionSyntax { Expression: var type, Name.Identifier.Text: var member } =>
                    ours._enums.TryGetValue(Last(type), out var members) && members.Contains(member),
                IdentifierNameSyntax name => taken.Contains(name.Identifier.Text),
                _ => false,
            };

        bool IsOfFamily(ExpressionSyntax type) => ours._members.Contains(Last2(type)) || ours._members.Contains(Last(type));
    }

    static IEnumerable<PatternSyntax> Alternatives(PatternSyntax pattern) =>
        pattern is BinaryPatternSyntax either ? Alternatives(either.Left).Concat(Alternatives(either.Right)) : [pattern];

    static ExpressionSyntax? TypeOf(PatternSyntax pattern) =>
        pattern switch
        {
            DeclarationPatternSyntax declared => declared.Type,
            RecursivePatternSyntax taken => taken.Type,
            TypePatternSyntax type => type.Type,
            ConstantPatternSyntax name => name.Expression,
            _ => null,
        };

    static bool IsClosed(TypeDeclarationSyntax type)
    {
        List<ConstructorDeclarationSyntax> made = [.. type.Members.OfType<ConstructorDeclarationSyntax>()];
        return type.Modifiers.Any(SyntaxKind.AbstractKeyword) && made.Count > 0 && made.TrueForAll(IsOwn);
    }

    static bool IsOwn(ConstructorDeclarationSyntax made) =>
        !made.Modifiers.Any(SyntaxKind.PublicKeyword)
        && !made.Modifiers.Any(SyntaxKind.InternalKeyword)
        && (!made.Modifiers.Any(SyntaxKind.ProtectedKeyword) || made.Modifiers.Any(SyntaxKind.PrivateKeyword));

    static IEnumerable<string> Bases(TypeDeclarationSyntax type) => type.BaseList?.Types.Select(b => Last(b.Type)) ?? [];

    // A member that stands inside its family is named with it: Gap.At.
    static string Name(TypeDeclarationSyntax type) =>
        type.Parent is TypeDeclarationSyntax outer ? $"{outer.Identifier.Text}.{type.Identifier.Text}" : type.Identifier.Text;

    static string Last2(SyntaxNode name) => string.Join('.', Bare(name).Split('.').TakeLast(2));

    static string Last(SyntaxNode name) => Bare(name).Split('.')[^1];

    static string Bare(SyntaxNode name) => name.ToString().Split('<', '(')[0];
}
