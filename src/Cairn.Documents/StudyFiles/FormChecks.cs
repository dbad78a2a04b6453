using Cairn.Forms;
using Cairn.Records;
using Cairn.Studies;

namespace Cairn.Documents.StudyFiles;

/// <summary>Whether the forms of a study can be filled in, and whether its visits name forms that there are.</summary>
static class FormChecks
{
    public static void Check(Study study, StudyReading reading)
    {
        foreach (var form in study.Forms)
        foreach (var line in form.Lines)
            Line(form, line, reading);
        foreach (var form in study.Forms.Where(f => f.Repeats == FormRepeat.Log && f.Lines.Count > 1))
            reading.Error($"forms.{form.Id}", "A log repeats one line, and it has several.", "Make a form of each.");
        foreach (var visit in study.Schedule)
        foreach (var (id, i) in visit.Forms.Select((id, i) => (id, i)).Where(f => study.Form(f.id) is null))
            reading.Error(
                $"schedule.{visit.Id}.forms[{i}]",
                $"There is no form '{id}'.",
                Spelling.Nearest(id, [.. study.Forms.Select(f => f.Id)]) is { } near
                    ? $"Write '{near}'."
                    : "Add it to forms.yaml."
            );
    }

    static void Line(FormPlan form, FormLine line, StudyReading reading)
    {
        var path = $"forms.{form.Id}";
        if (RecordShape.Of(line.Domain) is not { } shape)
            reading.Error(path, $"'{line.Domain}' is no domain that Cairn records.", "Name the test as 'LB ALT', or the domain.");
        else if (line.Items.Count == 0)
            reading.Error(path, $"The catalogue has no test '{line.Label}'.", "Write a line with its items instead.");
        else if (Named(line).FirstOrDefault(v => shape.Find(v) is null) is { } unknown)
            reading.Error(
                path,
                $"{line.Domain} has no variable '{unknown}'.",
                Spelling.Nearest(unknown, [.. shape.Variables.Select(v => v.Name)]) is { } near
                    ? $"Write {near}."
                    : $"Write a variable of {shape.Label}."
            );
    }

    static IEnumerable<string> Named(FormLine line) => line.Items.Select(i => i.Variable).Concat(line.Fixed.Keys);
}
