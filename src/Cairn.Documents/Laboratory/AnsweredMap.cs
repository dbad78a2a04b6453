using Cairn.Ledger.Import.Mapping;

namespace Cairn.Documents.Laboratory;

/// <summary>A map that files speak for, with what a person answered to its questions.</summary>
static class AnsweredMap
{
    public static ImportMap Of(MapProposal proposal, IReadOnlyDictionary<string, string> answers)
    {
        var map = proposal.Map;
        foreach (var question in proposal.Questions)
            if (answers.GetValueOrDefault(LaboratorySheet.NameOf(question))?.Trim() is { Length: > 0 } answer)
                map = With(map, question, answer);
        return map;
    }

    static ImportMap With(ImportMap map, MapQuestion question, string answer) =>
        question.Part switch
        {
            MapPart.Dates => ByFile(map, question.File, f => f with { Dates = Word<DateOrder>(answer) }),
            MapPart.Decimal => ByFile(map, question.File, f => f with { Decimal = Word<DecimalMark>(answer) }),
            MapPart.Column => map with { Columns = Put(map.Columns, question, answer) },
            MapPart.Word => map with { Words = Put(map.Words, question, answer) },
            MapPart.Test => map with { Tests = Put(map.Tests, question, ColumnTest.Parse(answer)) },
            MapPart.Unit => map with { Units = Put(map.Units, question.Key, answer) },
            MapPart.Domain => map,
        };

    static T? Word<T>(string answer)
        where T : struct, Enum => Enum.TryParse<T>(answer, true, out var word) ? word : null;

    static ImportMap ByFile(ImportMap map, string file, Func<FileMap, FileMap> change) =>
        map with
        {
            Files = [change(map.Of(file) with { Pattern = file }), .. map.Files.Where(f => f.Pattern != file)],
        };

    static Dictionary<string, IReadOnlyDictionary<string, T>> Put<T>(
        IReadOnlyDictionary<string, IReadOnlyDictionary<string, T>> parts,
        MapQuestion question,
        T answer
    )
    {
        var all = parts.ToDictionary(StringComparer.Ordinal);
        all[question.Domain] = Put(
            all.GetValueOrDefault(question.Domain) ?? new Dictionary<string, T>(StringComparer.Ordinal),
            question.Key,
            answer
        );
        return all;
    }

    static Dictionary<string, T> Put<T>(IReadOnlyDictionary<string, T> part, string key, T answer)
    {
        var all = part.ToDictionary(StringComparer.OrdinalIgnoreCase);
        all[key] = answer;
        return all;
    }
}
