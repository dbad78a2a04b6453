using Cairn.House;
using Cairn.Records;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Cairn.Tests.House;

/// <summary>What keeps the code readable, measured over every source of the project. <c>dotnet run --project tests/Cairn.House -- . --places</c> says where.</summary>
[Trait("Speed", "Slow")]
public sealed class HouseTests
{
    static readonly IReadOnlyList<SourceFile> Files = SourceFile.Below(Shared.Repository, "src");
    static readonly IReadOnlyList<SourceFile> Code = [.. Files, .. SourceFile.Below(Shared.Repository, "src", ".razor")];
    static readonly int Lines = Files.Sum(f => f.Lines.Count);

    [Fact]
    public void No_switch_over_our_own_enums_or_closed_families_answers_silently()
    {
        var ours = new OwnKinds(Files);
        Assert.True(ours.Enums > 50, "the enums were not found");
        Assert.Empty(new[] { "Gap", "Query", "DoseAdvice", "EndpointAnalysis", "Block" }.Except(ours.Families));
        Assert.Empty(Code.SelectMany(f => f.SilentDefaults(ours)));
    }

    // What a registry's record leaves out is no statement of ours; a clause that may be left out is syntax.
    [Fact]
    public void The_domain_knows_one_kind_of_truth_with_three_values()
    {
        string[] others = ["Registry", "Studies/Registration.cs", "Cql/Syntax", "Cairn.Trials/Truth.cs"];
        var domain = Files.Where(f => f.Project == "Cairn.Trials");
        Assert.Empty(
            from file in domain
            where !Array.Exists(others, o => file.Path.Contains(o, StringComparison.Ordinal))
            from type in file.All<NullableTypeSyntax>()
            where type.ElementType.ToString() == "bool"
            select file.At(type)
        );
    }

    [Fact]
    public void No_folders_go_in_a_circle() =>
        Assert.Empty(
            Files.GroupBy(f => f.Project).SelectMany(p => new FolderGraph([.. p]).Circles).Select(c => string.Join(" <=> ", c))
        );

    [Theory]
    [InlineData(".cs")]
    [InlineData(".css")]
    [InlineData(".razor")]
    public void No_line_is_wider_than_130(string kind)
    {
        var files = SourceFile.Below(Shared.Repository, "src", kind);
        Assert.NotEmpty(files);
        Assert.Empty(files.SelectMany(f => f.WiderThan(130)));
    }

    [Fact]
    public void Conditionals_in_conditionals_are_fewer_than_three_in_two_thousand_lines() =>
        Assert.InRange(Code.SelectMany(f => f.NestedConditionals()).Count(), 0, Lines * 3 / 2000);

    // The formatter joins a chain that fits: what is long gets a name in its middle.
    [Fact]
    public void No_line_holds_a_chain_of_three_calls() => Assert.Empty(Code.SelectMany(f => f.LongChains()));

    // Names of CTCAE and MedDRA, words of a record or of a registry's page, and marks of a file are other people's.
    [Fact]
    public void No_sentence_of_ours_is_compared_or_looked_for()
    {
        string[] others =
        [
            "Cairn.Cohorts/",
            "Documents/Anchors/",
            "Documents/ClinicalTrialsGov/",
            "Documents/Tables/",
            "Trials/Capture/BedsideGrades.cs", // the method that its own records name
            "Trials/Criteria/Model/Results.cs",
            "Trials/Registry/Comparing/",
            "Trials/Safety/",
        ];
        Assert.Empty(
            Files
                .Where(f => !Array.Exists(others, o => f.Path.Contains(o, StringComparison.Ordinal)))
                .SelectMany(f => f.ComparedSentences())
        );
        SourceFile sample = new(
            "src/X/A/A.cs",
            "class A { bool B(string s) => s == \"no remission\" || s is \"one two\" || s.StartsWith(\"a sentence\"); }"
        );
        Assert.Equal(3, sample.ComparedSentences().Count());
    }

    // MRD heads a column, CD38 is a target, INR a unit; codes of one or two letters mean other things, too.
    [Fact]
    public void No_laboratory_test_is_named_outside_the_catalogue()
    {
        var codes = Catalogue.All.Where(t => t.Domain == "LB" && t.Code.Length > 2).Select(t => t.Code);
        var known = codes.Except(["MRD", "CD38", "INR"]).ToHashSet(StringComparer.Ordinal);
        Assert.Empty(
            from file in Files
            where
                !file.Path.EndsWith("Codes.cs", StringComparison.Ordinal)
                || !file.Folder.StartsWith("Records", StringComparison.Ordinal)
            from literal in file.All<LiteralExpressionSyntax>()
            where known.Contains(literal.Token.ValueText)
            select file.At(literal)
        );
    }

    // A quick run is for every save: whole trials are played in the others.
    [Fact]
    public void A_test_that_plays_a_whole_trial_is_left_out_of_a_quick_run()
    {
        var classes =
            from file in SourceFile.Below(Shared.Repository, "tests/Cairn.Tests")
            from type in file.All<ClassDeclarationSyntax>()
            from member in type.Members
            where PlaysWholeTrials(member)
            select (At: file.At(member), IsSlow: IsSlow(type) || IsSlow(member));
        var playing = classes.ToList();
        Assert.NotEmpty(playing);
        Assert.Empty(playing.Where(p => !p.IsSlow).Select(p => p.At));
    }

    static bool PlaysWholeTrials(MemberDeclarationSyntax member) =>
        member
            .DescendantNodes()
            .OfType<MemberAccessExpressionSyntax>()
            .Any(called =>
                called is { Expression: IdentifierNameSyntax { Identifier.Text: "Played" }, Name.Identifier.Text: not "Of" }
            );

    static bool IsSlow(MemberDeclarationSyntax member) =>
        member.AttributeLists.ToString().Contains("Trait(\"Speed\", \"Slow\")", StringComparison.Ordinal);

    static readonly OwnKinds Sample = new([
        new("src/X/A.cs", "namespace X.A; enum E { One, Two }"),
        new("src/X/F.cs", "namespace X.A; abstract record F { F() { } public sealed record G : F; public sealed record H : F; }"),
        new("src/X/O.cs", "namespace X.A; public abstract record O; public sealed record P : O;"), // open: anybody can add one
    ]);

    [Theory]
    [InlineData("e switch { E.One => 1, _ => 2 }", true)]
    [InlineData("e switch { E.One => 1, var other => 2 }", true)]
    [InlineData("e switch { X.A.E.One or E.Two => 1, _ => 2 }", true)]
    [InlineData("e switch { One => 1, _ => 2 }", true)] // using static
    [InlineData("e switch { E.One => 1, _ => throw new Bad() }", true)] // the compiler tells which are missing
    [InlineData("e switch { E.One => 1, E.Two => 2 }", false)]
    [InlineData("f switch { F.G => 1, _ => 2 }", true)]
    [InlineData("f switch { F.G { A: 1 } g => 1, _ => 2 }", true)]
    [InlineData("f switch { F.G g => 1, F.H => 2, _ => throw new Bad() }", false)]
    [InlineData("o switch { P p => 1, _ => 2 }", false)]
    [InlineData("(e, f) switch { (E.One, F.G) => 1, _ => 2 }", false)] // a row of a table
    [InlineData("text switch { \"one\" => 1, _ => 2 }", false)]
    public void A_silent_default_is_found_where_there_is_one(string choice, bool found)
    {
        var code = $"using static X.A.E; namespace X.A; class B {{ int Of() => {choice}; }}";
        Assert.Equal(found, new SourceFile("src/X/A/B.cs", code).SilentDefaults(Sample).Any());
        var page = new SourceFile("src/X/A/B.razor", $"<p>\n@code\n{{\n int Of(E e, F f) => {choice};\n}}");
        Assert.Equal(
            found && !choice.Contains("{ One", StringComparison.Ordinal) ? ["src/X/A/B.razor:4"] : [],
            page.SilentDefaults(Sample)
        );
    }

    [Theory]
    [InlineData("case F.G: return 1; default: return 2;", true)]
    [InlineData("case F.G: return 1; case F.H h: return 2; default: throw new Bad();", false)]
    [InlineData("case E.One: return 1; default: break;", true)]
    public void A_silent_default_of_a_statement_is_found_where_there_is_one(string cases, bool found) =>
        Assert.Equal(
            found,
            new SourceFile("src/X/A/B.cs", $"namespace X.A; class B {{ int Of() {{ switch (f) {{ {cases} }} }} }}")
                .SilentDefaults(Sample)
                .Any()
        );

    [Fact]
    public void A_circle_is_found_where_there_is_one()
    {
        SourceFile[] circle =
        [
            new("src/X/A/A.cs", "using X.B; namespace X.A; class A { B b; }"),
            new("src/X/B/B.cs", "using X.A; namespace X.B; class B { A a; }"),
        ];
        Assert.Single(new FolderGraph(circle).Circles);
    }
}
