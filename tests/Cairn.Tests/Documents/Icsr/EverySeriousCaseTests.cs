using System.Xml.Linq;
using System.Xml.XPath;
using Cairn.Analyses;
using Cairn.Cohorts;
using Cairn.Documents.Icsr.FromRecords;
using Cairn.Documents.Icsr.Xml;
using Cairn.Records;
using Cairn.Safety.Coding;
using Cairn.Safety.Ctcae;
using Cairn.Tests.Cohorts;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Documents.Icsr;

/// <summary>
/// Every serious event of both rehearsed trials as an E2B(R3) message, read back and held against the published list of required
/// data elements, their lengths, null flavours and order. The codes of MedDRA are made up.
/// </summary>
[Trait("Speed", "Slow")]
public sealed class EverySeriousCaseTests
{
    public static TheoryData<string> Trials => [Trial.Soochow, Trial.DualTarget];

    /// <summary>The trials as `cairn demo` shows them, and as another seed plays them.</summary>
    public static TheoryData<string, int> Plays =>
        new()
        {
            { Trial.Soochow, SyntheticCohort.UsualSeed },
            { Trial.DualTarget, SyntheticCohort.UsualSeed },
            { Trial.Soochow, Other },
            { Trial.DualTarget, Other },
        };

    const int Other = 3;

    [Theory, MemberData(nameof(Plays))]
    public void Every_serious_event_is_a_message_without_a_fault(string id, int seed)
    {
        var analysis = Analysed(id, seed);
        var own = MadeUp(analysis);
        List<AdverseEvent> serious = [.. Serious(analysis)];
        Assert.True(serious.Count >= 15, $"{serious.Count} serious events are too few to show anything");
        HashSet<string> numbers = [];
        foreach (var ae in serious)
        {
            var report = CaseReports.Of(analysis, ae.Subject, [ae.Sequence!.Value], Sending(analysis, "AUTHORITY"), own)!;
            Assert.Empty(report.Missing);
            Assert.True(numbers.Add(report.Identity.Id));
            using var written = new MemoryStream();
            IcsrMessage.Write(report, written);
            written.Position = 0;
            var message = XDocument.Load(written);
            Assert.Empty(IcsrShape.Faults(message).Select(fault => $"{report.Identity.Id}: {fault}"));
            IsSynthetic(message);
            Says(message, ae);
        }
    }

    // Without a MedDRA of their own and without a receiver, users are told so, and nothing stands in the place of either.
    [Theory, MemberData(nameof(Trials))]
    public void What_nobody_named_is_the_only_fault_and_is_told(string id)
    {
        var analysis = Analysed(id);
        foreach (var ae in Serious(analysis))
        {
            var report = CaseReports.Of(analysis, ae.Subject, [ae.Sequence!.Value], Sending(analysis, null), OwnTerms.None)!;
            string[] faults = [.. IcsrShape.Faults(IcsrMessage.Of(report)).Order(StringComparer.Ordinal)];
            string[] open = ["E.i.2.1a", "E.i.2.1b", "N.1.4", "N.2.r.3"];
            Assert.Equal(open.Select(number => $"{number} is not said"), faults);
            Assert.Equal(2, report.Missing.Count);
        }
    }

    public static TheoryData<string, string> Required => [.. IcsrElement.All.Select(e => (e.Each, e.Element.Number))];

    [Theory, MemberData(nameof(Required))]
    public void A_message_that_lacks_a_required_element_has_that_fault(string each, string number)
    {
        var analysis = Analysed(Trial.Soochow);
        var living = Serious(analysis).Where(e => e.Grade < 5).Select(e => Message(analysis, e));
        var message = living.First(m => m.XPathSelectElement(each, IcsrElement.Names) is not null);
        var element = IcsrElement.All.Single(e => e.Element.Number == number).Element;
        var at = message.XPathSelectElements(each, IcsrElement.Names).First();
        var holds = at.XPathSelectElements(element.Path, IcsrElement.Names).Single();
        if (holds.Parent is { } parent && holds.HasAttributes)
            holds.ReplaceAttributes(
                holds
                    .Attributes()
                    .Where(a =>
                        a.Name.LocalName
                            is not ("value" or "code" or "nullFlavor" or "extension" or "root" or "unit" or "codeSystemVersion")
                    )
            );
        if (!holds.HasElements)
            holds.Value = "";
        Assert.Contains(IcsrShape.Faults(message), fault => fault.StartsWith(number + " ", StringComparison.Ordinal));
    }

    static XDocument Message(Analysis analysis, AdverseEvent ae) =>
        IcsrMessage.Of(
            CaseReports.Of(analysis, ae.Subject, [ae.Sequence!.Value], Sending(analysis, "AUTHORITY"), MadeUp(analysis))!
        );

    static void IsSynthetic(XDocument message)
    {
        const string Mark = "SYNTHETIC";
        Assert.Contains(Mark, message.Nodes().OfType<XComment>().Single().Value, StringComparison.Ordinal);
        Assert.StartsWith(Mark, Attribute(message, "/*/h:id", "extension"), StringComparison.Ordinal);
        Assert.StartsWith(
            Mark,
            message.XPathSelectElement("//h:investigationEvent/h:text", IcsrElement.Names)!.Value,
            StringComparison.Ordinal
        );
        Assert.Equal("T", Attribute(message, "//h:processingCode", "code"));
    }

    // The reaction is the event: its word, its days, what made it serious, how it ended.
    static void Says(XDocument message, AdverseEvent ae)
    {
        const string Reaction = "//h:primaryRole/h:subjectOf2/h:observation[h:code/@code='29']";
        string? Of(string path, string attribute) => Attribute(message, Reaction + path, attribute);
        string? Part(int code, string attribute) =>
            Of($"/h:outboundRelationship2/h:observation[h:code/@code='{code}']/h:value", attribute);
        Assert.Equal(ae.Start!.Value.Date!.Value.ToString("yyyyMMdd", null), Of("/h:effectiveTime/h:low", "value"));
        Assert.Equal(ae.IsFatal ? "true" : null, Part(34, "value"));
        Assert.Equal(ae.SeriousnessCriteria.Contains("AESLIFE") ? "true" : null, Part(21, "value"));
        Assert.Equal(ae.SeriousnessCriteria.Contains("AESHOSP") ? "true" : null, Part(33, "value"));
        Assert.Equal(ae.IsFatal, Part(27, "code") == "5");
        if (ae.IsFatal)
            Assert.NotNull(message.XPathSelectElement("//h:player1/h:deceasedTime", IcsrElement.Names));
    }

    static string? Attribute(XDocument message, string path, string attribute) =>
        message.XPathSelectElement(path, IcsrElement.Names)?.Attribute(attribute)?.Value;

    static IEnumerable<AdverseEvent> Serious(Analysis analysis) =>
        analysis.Treated.SelectMany(s => s.Records.Of<AdverseEvent>()).Where(ae => ae.IsSerious.IsTrue);

    static OwnTerms MadeUp(Analysis analysis)
    {
        var names = Serious(analysis).SelectMany(ae => new[] { ae.Term, ae.Name }).Distinct(StringComparer.OrdinalIgnoreCase);
        return new(
            new("99.0", [.. names.Select((name, i) => new MeddraTerm($"{99000000 + i}", name, name, "Made up class"))]),
            null
        );
    }

    static CaseSending Sending(Analysis analysis, string? receiver) =>
        new(null, receiver, new(analysis.Day.ToDateTime(new(12, 0)), TimeSpan.FromHours(8)));

    static Analysis Analysed(string id, int seed = Other)
    {
        var (study, casebook) = (Trial.Read(id), Played.Once(id, seed).Casebook);
        var last = casebook.Subjects.SelectMany(s => s.All).Max(r => r.When?.Latest) ?? DateOnly.MinValue;
        return Analysis.Of(study, casebook, last);
    }
}
