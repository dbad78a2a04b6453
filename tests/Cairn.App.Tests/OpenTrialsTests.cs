using Cairn.App.Web;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Ledger.Kinds;
using Cairn.Records;

namespace Cairn.App.Tests;

/// <summary>What a server keeps of its studies between requests.</summary>
public sealed class OpenTrialsTests : IAsyncDisposable
{
    const string Study = "NCT06880354";
    static readonly Attribution By = new("ann", "coordinator");
    readonly TemporaryFolder _folder = CairnProcess.Folder();
    readonly OpenTrials _trials;

    public OpenTrialsTests()
    {
        foreach (var file in Directory.GetFiles(Path.Combine(CairnProcess.Repository, "studies", Study)))
        {
            Directory.CreateDirectory(_folder.File($"studies/{Study}"));
            File.Copy(file, _folder.File($"studies/{Study}/{Path.GetFileName(file)}"));
        }
        _trials = new(StudyShelf.At(_folder.File("studies")), _folder.File("cairn.db"));
    }

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    async Task<KeptTrial> Found() => (await _trials.Find(Study, Cancel))!.Value!;

    async Task Consents(string subject)
    {
        var draft = new Draft(new RecordAdded(new Demographics { Subject = subject }), By);
        Assert.True((await _trials.Append(Study, Change.Of(draft), Cancel)).IsDone);
    }

    // All that is derived of a subject is kept with the study it was derived of: a study read again would derive it of everybody.
    [Fact]
    public async Task An_entry_about_one_subject_leaves_the_study_and_what_was_derived_of_the_others()
    {
        await Consents("S-1");
        var before = await Found();
        var screened = Assert.Single(before.On(before.UsualDay).Screening);
        await Consents("S-2");
        var after = await Found();
        Assert.Same(before.Study, after.Study);
        Assert.Equal(["S-1", "S-2"], after.On(before.UsualDay).Screening.Select(s => s.Subject));
        Assert.Same(screened, after.On(before.UsualDay).Screening[0]);
    }

    [Fact]
    public async Task A_file_of_the_study_that_changes_is_read_at_the_next_request()
    {
        var before = await Found();
        var file = _folder.File($"studies/{Study}/study.yaml");
        await File.AppendAllTextAsync(file, "# read once more\n", Cancel);
        File.SetLastWriteTimeUtc(file, DateTime.UtcNow.AddSeconds(2));
        Assert.NotSame(before.Study, (await Found()).Study);
    }

    public async ValueTask DisposeAsync()
    {
        await _trials.DisposeAsync();
        _folder.Dispose();
    }
}
