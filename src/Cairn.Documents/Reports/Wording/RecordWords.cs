using Cairn.Documents.Reports.Content;
using Cairn.Quantities;
using Cairn.Records;

namespace Cairn.Documents.Reports.Wording;

/// <summary>The records that decided a criterion, in words: what was found, its value and unit, and the day.</summary>
public static class RecordWords
{
    /// <summary>Each record once, with the values that were read of it, each leading to its row.</summary>
    public static IReadOnlyList<Inline> Of(IEnumerable<Fact> because, SubjectRecords subject) =>
        [
            .. because
                .GroupBy(f => f.Record)
                .Select(facts => Words([.. facts], subject.All.FirstOrDefault(r => r.Key == facts.Key)) + Row(facts.Key)),
        ];

    static Inline Row(RecordKey key) => " (" + Evidence.Record(key) + ")";

    static Inline Words(IReadOnlyList<Fact> facts, Record? record) =>
        record switch
        {
            Demographics => Phrase.Join("; ", facts.Select(Demographic)),
            EligibilityAnswer answer => (Phrase)$"answered {Evidence.YesNo(answer.Result)} by {By(answer)}, {On(answer.Date)}",
            Observation found => Found(found, facts),
            MedicalHistory { Occurred.Meaning: NoYes.No } no => (Phrase)
                $"no history of {Lower(facts[0].Variable)}{Asked(no.Asked)}",
            MedicalHistory illness => (Phrase)$"{Sentence(illness.Code ?? illness.Term)}{Grade(illness.Grade)}, {Span(illness)}",
            Medication { IsDenied: true } no => (Phrase)$"no {Lower(facts[0].Variable)} taken{Asked(no.Asked)}",
            Medication drug => (Phrase)$"{Sentence(drug.Code ?? drug.Treatment)}{Dose(drug)}, {Span(drug)}",
            Procedure { IsDenied: true } no => (Phrase)$"no {Lower(facts[0].Variable)}{Asked(no.Asked)}",
            Procedure done => (Phrase)$"{Sentence(done.Code ?? done.Name)}, {On(done.Start)}",
            Disposition milestone => (Phrase)$"{Sentence(milestone.Code.Word)}, {On(milestone.Date)}",
            _ => Phrase.Join("; ", facts.Select(f => (Phrase)$"{f.Variable} {f.Value}".TrimEnd() + $", {On(f.Date)}")),
        };

    static Phrase Asked(PartialDate? day) => day is { } asked ? (Phrase)$", asked {Written.Date(asked)}" : "";

    static Phrase Demographic(Fact fact) =>
        fact.Variable switch
        {
            "BRTHDTC" => (Phrase)$"born {Day(fact)}",
            "RFICDTC" => (Phrase)$"consent {Day(fact)}",
            "SEX" => (Phrase)$"sex {fact.Value}",
            "AGE" => (Phrase)$"age {fact.Value}",
            _ => (Phrase)$"{fact.Variable} {fact.Value}",
        };

    static Phrase Day(Fact fact) =>
        PartialDate.TryParse($"{fact.Value}", out var day, out _) ? Written.Date(day) : (Phrase)$"{fact.Value}";

    static string By(EligibilityAnswer answer) => answer.Evaluator is { } who ? Lower(who) : "somebody who is not named";

    static Phrase Found(Observation found, IReadOnlyList<Fact> facts)
    {
        Phrase unit = found.Unit is { Length: > 0 } u ? (Phrase)$" {UnitWords.Of(u)}" : "";
        var label = Catalogue.Find(found)?.Label ?? found.Test ?? found.TestCode;
        Phrase limit = facts.Any(f => f.Variable != found.TestCode) ? Limit(found, unit) : "";
        return $"{label} {Lower(found.Result ?? "without a result")}{unit}{limit}, {On(found.Date)}";
    }

    static Phrase Limit(Observation found, Phrase unit) =>
        found is LabResult { Taken: { } taken }
            ? (Phrase)$" (upper limit {found.HighLimit}{unit}, range of {Phrase.AsTyped(taken.Laboratory)}, entry {taken.Entry})"
            : $" (upper limit {found.HighLimit}{unit})";

    static Phrase Grade(int? grade) => grade is { } g ? (Phrase)$" grade {Evidence.Number(g)}" : "";

    static Phrase Dose(Medication drug) =>
        drug.Dose is { } dose
            ? (Phrase)$" {Written.Short(dose)}{(drug.DoseUnit is { } unit ? (Phrase)$" {Quantities.UnitWords.Of(unit)}" : "")}"
            : "";

    static Phrase Span(PeriodRecord record)
    {
        Phrase start = record.Start is { } from ? Written.Date(from) : "beginning unknown";
        if (record.End is { } end)
            return end == record.Start ? start : (Phrase)$"{start} to {Written.Date(end)}";
        return record.GoesOn.IsTrue ? (Phrase)$"since {start}, ongoing" : (Phrase)$"{start}, end unknown";
    }

    static Phrase On(PartialDate? date) => date is { } day ? Written.Date(day) : "date unknown";

    static string Sentence(string text) => Evidence.Sentence(text);

    static string Lower(string text)
    {
        var words = Evidence.Sentence(text);
        return words.Length > 1 && char.IsLower(words[1]) ? char.ToLowerInvariant(words[0]) + words[1..] : words;
    }
}
