using System.Globalization;
using Cairn.Records;

namespace Cairn.Tests.Criteria;

/// <summary>
/// Records in short lines, one a row: <c>LB ALT=40 U/L uln 40 @2025-03-12</c>, <c>MH STROKE=Y 2025-01-01..</c>, <c>PR RADIOTHERAPY=N</c>,
/// <c>CM CORTICOSTEROID/PREDNISONE=30 mg 2025-03-01..2025-03-05</c>, <c>DS ENROLLED=2025-03-20</c>, <c>IE I4=Y</c>, <c>DM SEX=F</c>.
/// A day before ".." begins, one after it ends; ".." without an end goes on. A line takes the place of all lines with the same words before "="
/// in the list before it; "-LB ALT" takes them out; "+LB ALT=..." adds another row. "@2025-04-20" is the day of a finding, and of an illness,
/// treatment or procedure the day it was asked for; "freq:BID" says how often a medication is taken,
/// "of:PLEURAL_FLUID" from what a result was taken, "with:CPAP" how. <c>EX CAR-T INFUSION/2=5 2025-05-01</c> is the second fraction, <c>DV I7.1=2025-05-01</c> a
/// deviation, <c>AE CYTOKINE RELEASE SYNDROME=2025-05-02..2025-05-04</c> an event, of
/// which "..+" says that it is not resolved; <c>AE NOT ICANS/SEIZURE=...</c> one with its category.
/// </summary>
static class RecordLines
{
    public static SubjectRecords Of(IEnumerable<string> usual, string changes)
    {
        var lines = usual.ToList();
        foreach (var change in changes.Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var line = change.TrimStart('-', '+');
            if (!change.StartsWith('+'))
                lines.RemoveAll(l => Key(l) == Key(line));
            if (!change.StartsWith('-'))
                lines.Add(line);
        }
        var demographics = new Dictionary<string, string> { ["USUBJID"] = "S1" };
        var records = new List<Record>();
        foreach (var (line, i) in lines.Select((l, i) => (l, i + 1)))
            if (line.StartsWith("DM ", StringComparison.Ordinal))
                demographics[Key(line)[3..]] = line.Split('=')[1];
            else
                records.Add(Row(line, i));
        records.Add(Read("DM", demographics));
        return new("S1", records);
    }

    static string Key(string line) => line.Split('=')[0].Trim();

    static Record Row(string line, int number)
    {
        var (domain, code, rest) = (line[..2], Key(line)[3..], line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim());
        var row = new Dictionary<string, string>
        {
            ["USUBJID"] = "S1",
            [$"{domain}SEQ"] = number.ToString(CultureInfo.InvariantCulture),
        };
        switch (domain)
        {
            case "DS":
                (row["DSDECOD"], row["DSSTDTC"]) = (code, rest);
                break;
            case "DV":
                (row["DVDECOD"], row["DVTERM"], row["DVSTDTC"]) = (code, $"Deviation from {code}", rest);
                break;
            case "EX":
                Given(row, code.Split('/'), rest.Split(' '));
                break;
            case "AE":
                var of = code.Split('/');
                (row["AETERM"], row["AEDECOD"], row["AECAT"]) = (of[^1], of[^1], of.Length > 1 ? of[0] : "");
                Period(row, domain, rest.TrimEnd('+', '~').Split(".."));
                row.Remove("AEENRTPT");
                if (rest.EndsWith('+'))
                    row["AEOUT"] = "NOT RECOVERED/NOT RESOLVED";
                if (rest.EndsWith('~'))
                    row["AEOUT"] = "RECOVERING/RESOLVING";
                break;
            case "MH" or "PR" or "CM":
                Happened(row, domain, code, rest);
                break;
            default:
                Found(row, domain, code, rest);
                break;
        }
        return Read(domain, row);
    }

    static void Given(Dictionary<string, string> row, string[] kind, string[] words)
    {
        (row["EXTRT"], row["EXCAT"], row["EXDOSE"], row["EXSTDTC"]) = (kind[0], kind[0], words[0], words[1]);
        if (kind.Length > 1)
            (row["EXFRAC"], row["EXLEVEL"]) = (kind[1], "1");
    }

    static void Happened(Dictionary<string, string> row, string domain, string code, string rest)
    {
        var (category, name) = code.Contains('/')
            ? (code.Split('/')[0], code.Split('/')[1])
            : (domain == "CM" ? code : null, code);
        row[domain == "MH" ? "MHTERM" : $"{domain}TRT"] = name;
        row[domain == "MH" ? "MHDECOD" : $"{domain}DECOD"] = name;
        if (category is not null)
            row[$"{domain}CAT"] = category;
        foreach (var word in rest.Split(' '))
            if (word is "Y" or "N" or "U")
                row[$"{domain}OCCUR"] = word;
            else if (word.StartsWith("grade", StringComparison.Ordinal))
                row["MHTOXGR"] = word[5..];
            else if (word.StartsWith('@'))
                row[$"{domain}DTC"] = word[1..];
            else if (word.StartsWith("freq:", StringComparison.Ordinal))
                row["CMDOSFRQ"] = word[5..];
            else if (word.Contains("..", StringComparison.Ordinal))
                Period(row, domain, word.Split(".."));
            else if (word.Contains('-') || word.Length == 4)
                row[$"{domain}STDTC"] = word;
            else if (double.TryParse(word, CultureInfo.InvariantCulture, out _))
                row[$"{domain}DOSE"] = word;
            else if (word.Length > 0)
                row[$"{domain}DOSU"] = word;
    }

    static void Period(Dictionary<string, string> row, string domain, string[] ends)
    {
        row[$"{domain}STDTC"] = ends[0];
        if (ends[1].Length > 0)
            row[$"{domain}ENDTC"] = ends[1].TrimEnd('?');
        else
            row[$"{domain}ENRTPT"] = "ONGOING";
        if (ends[1] == "?")
            row.Remove($"{domain}ENDTC");
    }

    static void Found(Dictionary<string, string> row, string domain, string code, string rest)
    {
        row[$"{domain}TESTCD"] = code;
        row[$"{domain}DTC"] = "2025-03-12";
        var words = rest.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < words.Length; i++)
            if (words[i].StartsWith('@'))
                row[$"{domain}DTC"] = words[i][1..];
            else if (words[i].StartsWith("by:", StringComparison.Ordinal))
                row["IEEVAL"] = words[i][3..];
            else if (words[i].StartsWith("of:", StringComparison.Ordinal))
                row[$"{domain}SPEC"] = words[i][3..].Replace('_', ' ');
            else if (words[i].StartsWith("with:", StringComparison.Ordinal))
                row[$"{domain}METHOD"] = words[i][5..].Replace('_', ' ');
            else if (words[i] == "about")
                row["FAOBJ"] = words[++i];
            else if (words[i] == "uln")
                row[$"{domain}ORNRHI"] = words[++i];
            else if (!row.TryAdd($"{domain}ORRES", words[i]))
                row[$"{domain}ORRESU"] = words[i];
    }

    static Record Read(string domain, Dictionary<string, string> row)
    {
        var read = RecordShape.Of(domain)!.Read(row, "line", null);
        Assert.True(read.Value is not null, string.Join("\n", read.Findings));
        return read.Value!;
    }
}
