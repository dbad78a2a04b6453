using System.Text;
using Cairn.App.Web.Access;
using Cairn.Documents.ClinicalTrialsGov;
using Cairn.Documents.Drafts;
using Cairn.Documents.StudyFiles;
using Cairn.Store.Registry;

namespace Cairn.App.Web.Accounts;

/// <summary>
/// An administrator puts a study on the shelf: one that is there already is given people; a study folder of this machine is
/// copied; a registry record becomes a draft.
/// </summary>
sealed class NewStudyRoutes(OpenTrials trials, RegistryStore records)
{
    public const string Address = "/new-study";

    public void Map(WebApplication app)
    {
        app.Reads(Address, (HttpContext http) => Page(http, null)).IsForAdministrators();
        app.Sends(Address + "/folder", FromFolder).IsForAdministrators();
        app.Sends(Address + "/record", FromRecord).IsForAdministrators();
    }

    IResult Page(HttpContext http, Phrase? wrong) =>
        DeskResults.Page(
            http,
            new("A study for this server")
            {
                Wrong = wrong,
                Forms =
                [
                    new(
                        Address + "/folder",
                        "Copy it here",
                        new Field("folder", "Folder on this machine") { Hint = "With study.yaml; its name is the study's id." }
                    )
                    {
                        Title = "From a study folder",
                    },
                    new(
                        Address + "/record",
                        "Draft it",
                        new Field("id", "Id of the study")
                        {
                            Hint = "Letters, digits and hyphens, for example its registry number.",
                        },
                        new Field("number", "Number of a record in this server's registry") { IsOptional = true },
                        new Field("json", "Or the record itself: JSON of ClinicalTrials.gov, version 2", FieldKind.LongText)
                        {
                            IsOptional = true,
                        }
                    )
                    {
                        Title = "From a registry record",
                        Says = "The draft has what the record says. Doses, visits and rules are added in its folder.",
                    },
                ],
                Links =
                [
                    .. trials.Studies.Select(id =>
                        ($"{id} is on the shelf: give people their roles in it", TrialView.AddressOf(id, PageRoutes.StudyPeople))
                    ),
                ],
            },
            wrong is null ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity
        );

    async Task<IResult> FromFolder(HttpContext http)
    {
        var folder = (await http.Request.ReadFormAsync(http.RequestAborted)).Sent("folder");
        if (!Path.IsPathFullyQualified(folder) || !Directory.Exists(folder) || !StudyFolder.IsStudy(folder))
            return Page(http, "There is no study folder at that path: give the whole path of a folder with study.yaml.");
        var read = StudyFolder.Read(folder);
        if (read.Value is not { } study)
            return Page(http, $"The study has errors: {Say(read.Findings)}");
        var files = StudyFolder
            .Files(folder)
            .ToDictionary(f => f.Name, f => Encoding.UTF8.GetString(f.Bytes), StringComparer.Ordinal);
        return Place(http, study.Id, files);
    }

    async Task<IResult> FromRecord(HttpContext http)
    {
        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        var (id, number) = (form.Sent("id"), form.Sent("number"));
        if (id.Length is 0 or > 40 || !id.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            return Page(http, "An id has letters, digits and hyphens, at most 40.");
        var json = Encoding.UTF8.GetBytes(form.Sent("json"));
        if (number.Length > 0 && await records.Find(number, http.RequestAborted) is { } known)
            json = known.Record.Source.ToArray();
        if (json.Length == 0)
            return Page(http, "Give the number of a record that the registry of this server holds, or the record itself.");
        using var stream = new MemoryStream(json);
        var read = RegistryRecordReader.Read(stream, "the record", number.Length > 0 ? number : null);
        return read is { IsSound: true, Value: { } record }
            ? Place(http, id, StudyDraft.Of(record, id).Files)
            : Page(http, $"It cannot be read: {Say(read.Findings)}");
    }

    IResult Place(HttpContext http, string id, IReadOnlyDictionary<string, string> files)
    {
        var folder = trials.FolderForNew(id);
        if (trials.Studies.Contains(id, StringComparer.OrdinalIgnoreCase))
            return Page(http, $"A study {id} is on the shelf already.");
        if (StudyFolderWriter.Refusal(folder) is { } refusal)
            return Page(http, $"{refusal.What} {refusal.Mend}");
        StudyFolderWriter.Place(folder, files);
        return DeskResults.Next(Address);
    }

    static string Say(IReadOnlyList<Finding> findings)
    {
        var errors = findings.Where(f => f.Severity == Severity.Error).Take(5);
        return Phrase.Join(" ", errors.Select(f => f.Says));
    }
}
