using Cairn.Criteria;
using Cairn.Criteria.Rules;
using Cairn.Records;
using Cairn.Studies;
using Cairn.Tests.Studies;

namespace Cairn.Tests.Criteria;

/// <summary>
/// What is over says nothing of another one: the question of the day has an answer of the day (decision 0077). A person who meets every
/// criterion is changed as the row says, at screening (enrolled 28 March 2025) and before an infusion on 1 April; worked by hand.
/// </summary>
public class NowTests
{
    [Theory]
    [InlineData("E14", "MH AUTOIMMUNE DISEASE=Y 2010..2020", "unknown")]
    [InlineData("E14", "+MH AUTOIMMUNE DISEASE=Y 2010..2020", "met")]
    [InlineData("E14", "MH AUTOIMMUNE DISEASE=Y 2010..2020 @2025-03-10", "met")] // asked by name at screening: it was, and ended
    [InlineData("E14", "MH AUTOIMMUNE DISEASE=Y 2010..2020 @2025-03-29", "unknown")] // after enrolment
    [InlineData("E14", "MH AUTOIMMUNE DISEASE=Y 2025-03-29..", "unknown")] // begins after enrolment
    [InlineData("E6", "-CM IMMUNOSUPPRESSANT; CM IMMUNOSUPPRESSANT/TACROLIMUS=Y 2024-01-01..2024-06-01", "unknown")]
    [InlineData("E6", "+CM IMMUNOSUPPRESSANT/TACROLIMUS=Y 2024-01-01..2024-06-01", "met")]
    [InlineData("E6", "MH GRAFT VERSUS HOST DISEASE=Y 2024-01-01..2024-06-01", "met")] // of days, its history is the answer
    public void Of_screening(string id, string changes, string verdict) =>
        Assert.Equal(verdict, Word(id, GateMoment.Screening(People.Today), changes));

    const string Dexamethasone = "-CM CORTICOSTEROID; CM CORTICOSTEROID/DEXAMETHASONE=Y 2025-03-01..2025-03-02";

    [Theory]
    [InlineData(Dexamethasone, "unknown")]
    [InlineData(Dexamethasone + " @2025-04-01", "unknown")] // the day its row was taken, and no question about the kind
    [InlineData(Dexamethasone + "; +CM CORTICOSTEROID=N @2025-04-01", "met")]
    [InlineData(Dexamethasone + "; +CM CORTICOSTEROID=N @2025-03-10", "unknown")] // of screening
    [InlineData(Dexamethasone + "; +CM CORTICOSTEROID/MEDROL=Y 2025-03-20..", "not met")]
    [InlineData("CM CORTICOSTEROID=Y 2025-03-01..2025-03-02 @2025-04-01", "met")] // asked by the kind on the day
    public void Of_corticosteroids_before_an_infusion(string changes, string verdict) =>
        Assert.Equal(verdict, Word("G1", new GateMoment(Gate.Infusion, People.Today, People.Today), changes));

    // On the day of the cells an infection is an adverse event, and the history's denial beside it is none.
    [Theory]
    [InlineData("Sepsis", 4, "2025-03-30..+", "not met")]
    [InlineData("Pneumonia", 3, "2025-03-30..2025-04-05", "not met")]
    [InlineData("Pneumonia", 3, "2025-03-20..2025-03-31", "met")]
    [InlineData("Pneumonia", 3, "2025-04-02..+", "met")]
    [InlineData("Paronychia", 1, "2025-03-30..+", "met")]
    [InlineData("Sepsis", null, "2025-03-30..+", "unknown")]
    [InlineData("Nausea", 3, "2025-03-30..+", "met")]
    public void Of_an_infection_among_the_adverse_events(string term, int? grade, string days, string verdict)
    {
        const string Treated = "MH ACTIVE INFECTION=N @2025-04-01; CM ANTI-INFECTIVE=Y 2025-03-20.. @2025-04-01";
        var person = RecordLines.Of(People.Eligible, $"{Treated}; +AE {term}={days}");
        var rows = person.All.Select(r => r is AdverseEvent ae ? ae with { Grade = grade } : r);
        var at = new GateMoment(Gate.Infusion, People.Today, People.Today);
        Assert.Equal(verdict, Screening.Of(Trial.Read(Trial.DualTarget), new("S1", [.. rows]), at).WordOf("E7"));
    }

    static string Word(string id, GateMoment at, string changes) =>
        Screening.Of(Trial.Read(Trial.DualTarget), RecordLines.Of(People.Eligible, changes), at).WordOf(id);
}
