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
            Demographics => string.Join("; ", facts.Select(Demographic)),
            EligibilityAnswer answer => $"answered {Evidence.YesNo(answer.Result)} by {By(answer)}, {On(answer.Date)}",
            Observation found => Found(found, facts),
            MedicalHistory { Occurred.Meaning: NoYes.No } no => $"no history of {Lower(facts[0].Variable)}{Asked(no.Asked)}",
            MedicalHistory illness => $"{Sentence(illness.Code ?? illness.Term)}{Grade(illness.Grade)}, {Span(illness)}",
            Medication { IsDenied: true } no => $"no {Lower(facts[0].Variable)} taken{Asked(no.Asked)}",
            Medication drug => $"{Sentence(drug.Code ?? drug.Treatment)}{Dose(drug)}, {Span(drug)}",
            Procedure { IsDenied: true } no => $"no {Lower(facts[0].Variable)}{Asked(no.Asked)}",
            Procedure done => $"{Sentence(done.Code ?? done.Name)}, {On(done.Start)}",
            Disposition milestone => $"{Sentence(milestone.Code.Word)}, {On(milestone.Date)}",
            _ => string.Join("; ", facts.Select(f => $"{f.Variable} {f.Value}".TrimEnd() + $", {On(f.Date)}")),
        };

    static string Asked(PartialDate? day) => day is { } asked ? $", asked {Written.Date(asked)}" : "";

    static string Demographic(Fact fact) =>
        fact.Variable switch
        {
            "BRTHDTC" => $"born {Day(fact)}",
            "RFICDTC" => $"consent {Day(fact)}",
            "SEX" => $"sex {fact.Value}",
            "AGE" => $"age {fact.Value}",
            _ => $"{fact.Variable} {fact.Value}",
        };

    static string Day(Fact fact) =>
        PartialDate.TryParse($"{fact.Value}", out var day, out _) ? Written.Date(day) : $"{fact.Value}";

    static string By(EligibilityAnswer answer) => answer.Evaluator is { } who ? Lower(who) : "somebody who is not named";

    static string Found(Observation found, IReadOnlyList<Fact> facts)
    {
        var unit = found.Unit is { Length: > 0 } u ? $" {u}" : "";
        var label = Catalogue.Find(found)?.Label ?? found.Test ?? found.TestCode;
        var limit = facts.Any(f => f.Variable != found.TestCode) ? $" (upper limit {found.HighLimit}{unit})" : "";
        return $"{label} {Lower(found.Result ?? "without a result")}{unit}{limit}, {On(found.Date)}";
    }

    static string Grade(int? grade) => grade is { } g ? $" grade {Evidence.Number(g)}" : "";

    static string Dose(Medication drug) =>
        drug.Dose is { } dose ? $" {Written.Short(dose)}{(drug.DoseUnit is { } unit ? $" {unit}" : "")}" : "";

    static Phrase Span(PeriodRecord record)
    {
        Phrase start = record.Start is { } from ? Written.Date(from) : "beginning unknown";
        if (record.End is { } end)
            return end == record.Start ? start : $"{start} to {Written.Date(end)}";
        return record.GoesOn.IsTrue ? (Phrase)$"since {start}, ongoing" : $"{start}, end unknown";
    }

    static string On(PartialDate? date) => date is { } day ? Written.Date(day) : "date unknown";

    static string Sentence(string text) => Evidence.Sentence(text);

    static string Lower(string text)
    {
        var words = Evidence.Sentence(text);
        return words.Length > 1 && char.IsLower(words[1]) ? char.ToLowerInvariant(words[0]) + words[1..] : words;
    }
}
