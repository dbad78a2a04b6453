using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Quantities;
using Cairn.Records;
using Cairn.Rights;

namespace Cairn.Tests.Ledger;

/// <summary>
/// Every kind of entry: what it writes, to the letter, and that it reads it back. What a released ledger holds must read for
/// good.
/// </summary>
public sealed class EntryKindTests
{
    static readonly RecordKey Key = new("S1", "AE", 2);
    static readonly string Hash = new('a', 64);

    static readonly CommitteeDecision Decision = new()
    {
        Day = new(2026, 3, 12),
        Action = CommitteeAction.Treat,
        Level = 2,
        Subjects = 3,
        Infused = 1,
        Reason = "because",
        By = "ann",
        Role = "coordinator",
        Proposal = ProposedStep.Infuse(2, 3),
        Evidence = "0/3 0/0 at 1",
    };

    /// <summary>At least one of every kind.</summary>
    internal static IEnumerable<EntryContent> Contents => Samples.Select(s => s.Content);

    // Digests by hand: SHA-256 of "13:cairn value 2," then name, salt (32 digits, counting from 1) and text as netstrings
    // (sha256sum of GNU coreutils 9.1).
    static readonly (EntryContent Content, string Text)[] Samples =
    [
        (
            new ProtocolVersion("2.0", new(2026, 1, 5), ["study.yaml#" + Hash]),
            $$"""{"FILES":["study.yaml#{{Hash}}"],"FROM":"2026-01-05","VERSION":"2.0"}"""
        ),
        (new SyntheticMark(7, []), """{"SEED":"7"}"""),
        (new SyntheticMark(null, ["dm.csv"]), """{"FILES":["dm.csv"]}"""),
        (new RecordAdded(Sheets.Vital(1)), """{"USUBJID":"S1","VSORRES":"37.1","VSSEQ":"1","VSTESTCD":"TEMP"}"""),
        (new RecordCorrected(Sheets.Vital(1, "37.2"), 4), """{"USUBJID":"S1","VSORRES":"37.2","VSSEQ":"1","VSTESTCD":"TEMP"}"""),
        (new RecordRemoved(Key, 4), "{}"),
        (new RecordVerified(Key, 4, "chart"), """{"AGAINST":"chart","ENTRY":"4"}"""),
        (
            new QueryOpened(Key, "AETOXGR", "2 or 3?", "AE07"),
            $$$"""{"CHECK":"AE07","QUESTION":{"sha256":"{{{Digest("QUESTION", "2 or 3?")}}}"},"VARIABLE":"AETOXGR"}"""
        ),
        (new QueryAnswered(Key, 5, "3"), $$$"""{"ANSWER":{"sha256":"{{{Digest("ANSWER", "3")}}}"},"QUERY":"5"}"""),
        (new QueryClosed(Key, 5), """{"QUERY":"5"}"""),
        (new Locked(Key), "{}"),
        (new Locked(null, "S1"), "{}"),
        (new Unlocked(), "{}"),
        (
            new Signed(SignatureMeaning.Approval, "Ann Li", SignatureProof.PasswordAndCode, [new(3, Hash)], "S1"),
            $$"""{"COVERS":["3:{{Hash}}"],"MEANING":"approval","NAME":"Ann Li","PROOF":"password-and-code"}"""
        ),
        (new ConsentVersion("3", new(2026, 2, 1), AsksAgain: true), """{"ASKS-AGAIN":"yes","FROM":"2026-02-01","VERSION":"3"}"""),
        (new ConsentGiven("S1", "3", new(2026, 2, 3)), """{"DAY":"2026-02-03","VERSION":"3"}"""),
        (
            new DoseDecided(Decision),
            """{"ACTION":"treat","BY":"ann","DAY":"2026-03-12","EVIDENCE":"0/3 0/0 at 1","INFUSED":"1","LEVEL":"2","""
                + "\"PROPOSAL\":\"infuse:2:3\",\"SUBJECTS\":\"3\"}"
        ),
        (
            new Adjudicated("S1", "dlt", "not-dlt", Key, new(2026, 4, 2), "C. Chair"),
            """{"BY":"C. Chair","DAY":"2026-04-02","OUTCOME":"not-dlt","QUESTION":"dlt"}"""
        ),
        (new Adjudicated("S1", "efs", "no-event", Key), """{"OUTCOME":"no-event","QUESTION":"efs"}"""),
        (
            new DeviationRecorded("S1", PartialDate.Of(2026, 3), DeviationWeight.Major, "Dosed early"),
            $$$"""{"WEIGHT":"major","WHAT":{"sha256":"{{{Digest("WHAT", "Dosed early")}}}"}}"""
        ),
        (new Redacted(Key, "S1", 4, ["AETERM"]), """{"ENTRY":"4","NAMES":["AETERM"]}"""),
        (
            new RoleGranted("ann", "Ann Li", Role.SubInvestigator, "01"),
            """{"ACCOUNT":"ann","NAME":"Ann Li","ROLE":"sub-investigator","SITE":"01"}"""
        ),
        (new RoleWithdrawn("ann", Role.Monitor), """{"ACCOUNT":"ann","ROLE":"monitor"}"""),
        (
            new Delegated("ann", [Right.SignRecords, Right.EnterRecords], new(2026, 3, 1), null, "01"),
            """{"ACCOUNT":"ann","FROM":"2026-03-01","RIGHTS":["sign-records","enter-records"],"SITE":"01"}"""
        ),
        (new DelegationEnded(4, new(2026, 3, 9)), """{"ENTRY":"4","LAST":"2026-03-09"}"""),
        (new Trained("ann", "2.0", new(2026, 3, 9)), """{"ACCOUNT":"ann","DAY":"2026-03-09","VERSION":"2.0"}"""),
        (new AccountChanged("ann", AccountChange.Opened, "Ann Li"), """{"ACCOUNT":"ann","NAME":"Ann Li","WHAT":"opened"}"""),
        (
            new SafetyNoted(Key, SafetyStep.Aware, PartialDate.Parse("2026-03-01T14:00+08:00")),
            """{"MOMENT":"2026-03-01T14:00+08:00","STEP":"aware"}"""
        ),
        (
            new SafetyNoted(null, SafetyStep.MeasureTaken, PartialDate.Parse("2026-03-04")),
            """{"MOMENT":"2026-03-04","STEP":"measure-taken"}"""
        ),
        (
            new SafetyJudged(Key, new(2026, 3, 2), Truth.False, Relatedness.Possible),
            """{"DAY":"2026-03-02","EXPECTED":"no","RELATED":"possible"}"""
        ),
        (
            new LotJudged("S1", "P1", LotVerdict.ReleasedOutOfSpecification, new(2026, 3, 2)),
            """{"DAY":"2026-03-02","LOT":"P1","VERDICT":"released-out-of-specification"}"""
        ),
        (
            new LabRangeStated(
                new()
                {
                    Laboratory = "Central",
                    Test = "ALT",
                    Sex = Sex.Female,
                    AgeFrom = 18,
                    High = "40",
                    Unit = "U/L",
                    From = new(2026, 1, 1),
                },
                9
            ),
            """{"AGE-FROM":"18","FROM":"2026-01-01","HIGH":"40","LABORATORY":"Central","REPLACES":"9","SEX":"female","""
                + "\"TEST\":\"ALT\",\"UNIT\":\"U/L\"}"
        ),
        (new LabRangeWithdrawn(4), """{"ENTRY":"4"}"""),
        (new SafetyJudged(Key, new(2026, 3, 2), Truth.Unknown, null), """{"DAY":"2026-03-02"}"""),
    ];

    static string Digest(string name, string text) => PrivateValue.Digest(name, "1".PadLeft(32, '0'), text);

    public static TheoryData<string> Kinds => [.. EntryKinds.All.Select(k => k.Code)];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void A_kind_writes_what_it_always_wrote_and_reads_it_back(string code)
    {
        var samples = Samples.Where(s => s.Content.Kind.Code == code).ToList();
        Assert.NotEmpty(samples);
        foreach (var (content, text) in samples)
        {
            var entry = Sheets.Link(content)[0];
            Assert.Equal((code, text), (entry.Kind, entry.Content));
            var read = EntryKinds.Read(entry);
            Assert.Empty(read.Findings);
            Assert.Equal(
                (content.About, content.Subject, content.Corrects),
                (read.Value!.About, read.Value.Subject, read.Value.Corrects)
            );
            Assert.Equal(text, Sheets.Link(read.Value)[0].Content);
        }
    }

    // printf '13:cairn value 2,6:ANSWER,32:00000000000000000000000000000001,1:3,' | sha256sum
    [Fact]
    public void The_digest_of_a_private_value_can_be_made_by_hand() =>
        Assert.Equal("980f2d98efb8126258d9a61ca710c53b8d83d7218fcf9c4319ab91bc98900dea", Digest("ANSWER", "3"));

    [Fact]
    public void Codes_are_unique_and_an_unknown_one_is_a_finding()
    {
        Assert.Equal(EntryKinds.All.Count, EntryKinds.All.Select(k => k.Code).Distinct().Count());
        var entry = Sheets.Link(new QueryClosed(Key, 5))[0] with { Kind = "query-sung" };
        var finding = Assert.Single(EntryKinds.Read(entry).Findings);
        Assert.Equal("ledger of X, entry 1", finding.Place);
    }

    [Theory]
    [InlineData("not json")]
    [InlineData("[]")]
    [InlineData("""{"QUERY":"five"}""")]
    [InlineData("""{"QUERY":"5","QUERY":"6"}""")]
    [InlineData("""{"QUERY":{"sha":7}}""")]
    [InlineData("{}")]
    public void Content_that_is_none_is_a_finding(string content)
    {
        var entry = Sheets.Link(new QueryClosed(Key, 5))[0] with { Content = content };
        Assert.Null(EntryKinds.Read(entry).Value);
        Assert.Single(EntryKinds.Read(entry).Findings);
    }

    [Fact]
    public void A_value_that_may_identify_a_person_stands_apart_from_the_content()
    {
        var entry = Sheets.Link(
            new RecordAdded(
                Sheets.Event(1, "Fever of Ms Li") with
                {
                    Other = new Dictionary<string, string> { ["PHONE"] = "123" },
                }
            )
        )[0];
        Assert.DoesNotContain("Li", entry.Content, StringComparison.Ordinal);
        Assert.DoesNotContain("123", entry.Content, StringComparison.Ordinal);
        Assert.Equal("Fever of Ms Li", entry.Values.Single(v => v.Name == "AETERM").Text);
        Assert.Contains("\"Fever of Ms Li\"", entry.Private, StringComparison.Ordinal);
        var record = ((RecordAdded)EntryKinds.Read(entry).Value!).Record;
        Assert.Equal(("Fever of Ms Li", "123"), (((AdverseEvent)record).Term, record.Other["PHONE"]));
    }

    [Theory]
    [InlineData("keyboard", SourceKind.Keyboard, null, false)]
    [InlineData("file:a:b#c.csv#HASH", SourceKind.File, "a:b#c.csv", true)]
    [InlineData("interface:LIS 1", SourceKind.Interface, "LIS 1", false)]
    [InlineData("program:generator, seed 7", SourceKind.Program, "generator, seed 7", false)]
    [InlineData("pigeon:x", SourceKind.Unknown, "pigeon:x", false)]
    public void A_source_reads_back_from_its_code(string code, SourceKind kind, string? name, bool hasHash)
    {
        var text = code.Replace("HASH", Hash, StringComparison.Ordinal);
        var source = EntrySource.Read(text);
        Assert.Equal((kind, name, hasHash ? Hash : null), (source.Kind, source.Name, source.Sha256));
        Assert.Equal(text, source.Code);
    }
}
