using System.Diagnostics;
using Cairn.Ledger;
using Cairn.Ledger.Entries;
using Cairn.Records;
using Cairn.Store;
using Cairn.Store.Drafts;

namespace Cairn.App.Tests;

/// <summary>
/// A real file system of the test's own, which is full or may only be read: said in words, nothing acknowledged that is not
/// stored, and the same store goes on when there is room or leave. Where the account may not mount, it says
/// so in a warning, and what <see cref="FailureTests"/> does with limits of size and rights stands alone.
/// </summary>
public sealed class MediumTests : IDisposable
{
    static readonly Attribution By = new("ann", "coordinator");
    readonly TemporaryFolder _folder = CairnProcess.Folder();

    readonly bool _isMounted;

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public MediumTests()
    {
        Directory.CreateDirectory(Medium);
        _isMounted = Run("mount", "-t", "tmpfs", "-o", "size=1m", "tmpfs", Medium);
        if (!_isMounted)
            TestContext.Current.AddWarning("This account may not mount a file system: nothing was tried here.");
    }

    public void Dispose()
    {
        Run("umount", "-l", Medium);
        _folder.Dispose();
    }

    string Medium => _folder.File("medium");

    string File => Path.Combine(Medium, "cairn.db");

    static bool Run(string program, params string[] arguments)
    {
        try
        {
            var start = new ProcessStartInfo(program, arguments) { RedirectStandardError = true };
            using var process = Process.Start(start)!;
            process.WaitForExit();
            return process.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false; // there is no such program
        }
    }

    bool Remount(string options) => Run("mount", "-o", "remount," + options, Medium);

    static async Task<Appended> Save(LedgerStore store, int number) =>
        await store.Append("X", Change.Of(Draft.Added(new Demographics { Subject = $"S{number}" }, By)), Cancel);

    static async Task Holds(LedgerStore store, int entries)
    {
        var verdict = Assert.Single(await store.Verify([], Cancel));
        Assert.Equal((entries, true), (verdict.Entries, verdict.Holds));
    }

    [Fact]
    public async Task On_a_full_disk_saving_is_refused_in_words_reading_goes_on_and_so_does_saving_when_there_is_room()
    {
        if (!_isMounted)
            return;
        await using var store = new LedgerStore(File);
        var (acknowledged, refused) = (0, (StoreException?)null);
        while (refused is null && acknowledged < 20_000)
            try
            {
                Assert.True((await Save(store, acknowledged)).IsDone);
                acknowledged++;
            }
            catch (StoreException full)
            {
                refused = full;
            }
        Assert.Matches("full.*Nothing was written", refused!.Message);
        await Assert.ThrowsAsync<StoreException>(() => Save(store, acknowledged)); // again and again, and nothing half
        Assert.Equal(acknowledged, (await store.State("X", cancel: Cancel)).Casebook().Subjects.Count);
        await Holds(store, acknowledged);

        Assert.True(Remount("size=32m"));
        Assert.True((await Save(store, acknowledged)).IsDone);
        await Holds(store, acknowledged + 1);
        await using var another = new LedgerStore(File);
        await Holds(another, acknowledged + 1);
    }

    [Fact]
    public async Task On_a_full_disk_a_draft_is_refused_in_words_the_one_before_stands_and_the_next_is_kept_when_there_is_room()
    {
        if (!_isMounted)
            return;
        await using var drafts = new DraftStore(File);
        var (kept, refused) = (0, (StoreException?)null);
        while (refused is null && kept < 20_000)
            try
            {
                await Keep(drafts, kept);
                kept++;
            }
            catch (StoreException full)
            {
                refused = full;
            }
        Assert.Matches("full.*Nothing was written", refused!.Message);
        Assert.InRange(kept, 1, 19_999);
        await Assert.ThrowsAsync<StoreException>(() => Keep(drafts, kept));
        var standing = await drafts.Of("ann", "X", "S1", Cancel);
        Assert.Equal(kept, standing.Count);
        Assert.All(standing, draft => Assert.Equal(new string('x', 2_000), draft.Fields["AETERM"]));

        Assert.True(Remount("size=32m"));
        await Keep(drafts, kept);
        Assert.Equal(kept + 1, (await drafts.Of("ann", "X", "S1", Cancel)).Count);
    }

    static Task Keep(DraftStore drafts, int place)
    {
        var words = new Dictionary<string, string> { ["AETERM"] = new('x', 2_000) };
        return drafts.Keep("ann", "X", "S1", $"day-{place}", "AE", words, DraftTurn.Untold, Cancel);
    }

    [Fact]
    public async Task An_import_on_a_full_disk_ends_with_exit_code_3_and_the_same_one_goes_through_when_there_is_room()
    {
        if (!_isMounted)
            return;
        _folder.WithStudy("X");
        Directory.CreateDirectory(_folder.File("in"));
        var rows = Enumerable.Range(1, 20_000).Select(n => $"S{n % 50},{n},TEMP,37.{n % 10},2025-06-0{n % 9 + 1}");
        string[] table = ["USUBJID,VSSEQ,VSTESTCD,VSORRES,VSDTC", .. rows];
        await System.IO.File.WriteAllLinesAsync(_folder.File("in/vs.csv"), table, Cancel);
        await using (var store = new LedgerStore(File))
            Assert.True((await Save(store, 0)).IsDone);
        string[] import = ["import", "--study", "X", "--from", "in", "--database", File];

        var full = await CairnProcess.Run(_folder.Path, import);

        Assert.True(full.ExitCode == 3, full.Words);
        Assert.Matches("full.*Nothing was written", full.Words);
        await using (var store = new LedgerStore(File))
            await Holds(store, 1);
        Assert.True(Remount("size=64m"));
        var again = await CairnProcess.Run(_folder.Path, import);
        Assert.True(again.ExitCode == 0, again.Words);
        await using (var store = new LedgerStore(File))
            await Holds(store, 20_001);
    }

    [Fact]
    public async Task A_backup_onto_a_full_disk_names_the_copy_and_leaves_nothing_of_it()
    {
        if (!_isMounted)
            return;
        await using var store = new LedgerStore(_folder.File("cairn.db"));
        var many = Enumerable.Range(0, 9_000).Select(n => Draft.Added(new Demographics { Subject = $"S{n}" }, By));
        Assert.True((await store.Append("X", new([.. many]), Cancel)).IsDone);
        var copy = Path.Combine(Medium, "copy.db");

        var full = await Assert.ThrowsAsync<StoreException>(() => store.Backup(copy, Cancel));

        Assert.Contains($"The disk that holds {copy} is full", full.Message, StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFiles(Medium));
        Assert.True(Remount("size=32m"));
        await store.Backup(copy, Cancel);
        await using var copied = new LedgerStore(copy);
        await Holds(copied, 9_000);
    }

    [Fact]
    public async Task A_medium_that_may_only_be_read_is_read_and_verified_and_saving_goes_on_when_it_may_be_written()
    {
        if (!_isMounted)
            return;
        await using (var store = new LedgerStore(File))
            Assert.True((await Save(store, 0)).IsDone);
        Assert.True(Remount("ro"));
        await using (var store = new LedgerStore(File))
        {
            Assert.Single((await store.State("X", cancel: Cancel)).Casebook().Subjects);
            await Holds(store, 1);
            var refused = await Assert.ThrowsAsync<StoreException>(() => Save(store, 1));
            Assert.Matches("read-only.*Nothing was written", refused.Message);
            var verified = await CairnProcess.Run(_folder.Path, "verify", "--database", File);
            Assert.True(verified.ExitCode == 0, verified.Words);

            Assert.True(Remount("rw"));
            Assert.True((await Save(store, 1)).IsDone);
            await Holds(store, 2);
        }
    }
}
