using System.Net;
using Cairn.Ledger.Kinds;
using Cairn.Rights;

namespace Cairn.App.Tests.Accounts;

/// <summary>The versions of protocol and consent form, put into force in the browser.</summary>
public sealed class VersionsPageTests
{
    const string Page = $"/studies/{ServedHouse.Study}/versions";

    static readonly (string, string)[] First =
    [
        ("version", "1.0"),
        ("from", "2026-01-05"),
        ("reason", "approved by the ethics board"),
    ];

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_files_on_the_shelf_become_a_version_and_a_change_of_them_is_named()
    {
        using var shelf = CairnProcess.Folder();
        var folder = Directory.CreateDirectory(shelf.File("shelf/" + ServedHouse.Study)).FullName;
        foreach (var file in Directory.GetFiles(Path.Combine(CairnProcess.Repository, "studies", ServedHouse.Study)))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        await using var house = await ServedHouse.Start(shelf: shelf.File("shelf"));
        using var mia = await house.Person("mia", Role.DataManager);
        Assert.Contains("No version of the protocol is recorded yet", await mia.Read(Page), StringComparison.Ordinal);
        var done = await mia.Done(Page + "/protocol", First);
        Assert.Contains("Version 1.0 of the protocol is in force from 5 Jan 2026", done, StringComparison.Ordinal);
        Assert.Contains("are version 1.0, byte for byte", await mia.Read(Page), StringComparison.Ordinal);
        await File.AppendAllTextAsync(Path.Combine(folder, "cohort.yaml"), "\n# seen\n", Cancel);
        var later = await mia.Read(Page);
        Assert.Contains("not those of version 1.0 any more: cohort.yaml differ", later, StringComparison.Ordinal);
        var version = Assert.Single((await house.Ledger.State(ServedHouse.Study, cancel: Cancel)).Of<ProtocolVersion>());
        Assert.Equal(("mia", "approved by the ethics board"), (version.Entry.Who, version.Entry.Reason));
        Assert.Equal(version.Content.Files.Count, (await house.Ledger.Files(version.Content, Cancel)).Count);
    }

    [Fact]
    public async Task A_name_is_taken_once_and_what_is_missing_is_said()
    {
        await using var house = await ServedHouse.Start();
        using var mia = await house.Person("mia", Role.DataManager);
        foreach (var verb in new[] { "/protocol", "/consent" })
        {
            (string, string)[] sent = [.. First, ("again", "yes")];
            await mia.Done(Page + verb, sent);
            var again = await mia.Send(Page + verb, sent);
            Assert.Equal(HttpStatusCode.BadRequest, again.StatusCode);
            Assert.Contains("recorded already", await Guest.Text(again), StringComparison.Ordinal);
            foreach (
                var (missing, value) in new[]
                {
                    ("version", ""),
                    ("from", "5 January"),
                    ("reason", " "),
                    ("version", new string('9', 41)),
                }
            )
            {
                var refused = await mia.Send(Page + verb, [.. sent.Where(s => s.Item1 != missing), (missing, value)]);
                Assert.Equal((missing, HttpStatusCode.BadRequest), (missing, refused.StatusCode));
            }
        }
        var state = await house.Ledger.State(ServedHouse.Study, cancel: Cancel);
        Assert.Single(state.Of<ProtocolVersion>());
        Assert.True(Assert.Single(state.Of<ConsentVersion>()).Content.AsksAgain);
    }

    [Fact]
    public async Task Who_may_not_change_the_protocol_reads_its_versions_and_is_offered_no_form()
    {
        await using var house = await ServedHouse.Start();
        using var ann = await house.Person("ann", Role.Investigator);
        Assert.DoesNotContain("Put the protocol into force", await ann.Read(Page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await ann.Send(Page + "/protocol", First)).StatusCode);
        Assert.Empty((await house.Ledger.State(ServedHouse.Study, cancel: Cancel)).Of<ProtocolVersion>());
    }
}
