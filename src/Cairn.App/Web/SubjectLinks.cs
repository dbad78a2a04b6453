using Cairn.Documents.Reports;

namespace Cairn.App.Web;

/// <summary>In every table whose rows are subjects, the identifier leads to the subject's page.</summary>
static class SubjectLinks
{
    public static Block In(Block block, TrialView view) =>
        block switch
        {
            Table { Columns: [{ Head: "Subject" }, ..] } table => table with
            {
                Groups = [.. table.Groups.Select(g => g with { Rows = [.. g.Rows.Select(r => Linked(r, view))] })],
            },
            Folded part => part with { Content = [.. part.Content.Select(b => In(b, view))] },
            Subsection part => part with { Content = [.. part.Content.Select(b => In(b, view))] },
            _ => block,
        };

    static IReadOnlyList<Cell> Linked(IReadOnlyList<Cell> row, TrialView view)
    {
        var text = row[0].Content.ToString();
        var subject = view.Analysis.Casebook.Subject(text) is not null ? text : text.Split(" (")[0];
        return view.Analysis.Casebook.Subject(subject) is null
            ? row
            : [Inline.Link(subject, view.ToSubject(subject)) + text[subject.Length..], .. row.Skip(1)];
    }
}
