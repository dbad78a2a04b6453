using System.Net;

namespace Cairn.App.Tests.Accounts;

/// <summary>From an empty folder to a study with people, in the browser alone.</summary>
public sealed class NewStudyTests
{
    [Fact]
    public async Task A_study_folder_is_copied_and_a_record_becomes_a_draft_by_an_administrator_alone()
    {
        using var folder = CairnProcess.Folder();
        Directory.CreateDirectory(folder.File("shelf"));
        await using var house = await ServedHouse.Start(shelf: folder.File("shelf"));
        using var root = await house.Person(ServedHouse.Root, Cairn.Rights.Role.Administrator);
        using var ann = await house.Person("ann", Cairn.Rights.Role.Coordinator);
        var shipped = Path.GetFullPath(Path.Combine(CairnProcess.Repository, "studies", "soochow-cll1"));
        Assert.Equal(HttpStatusCode.Forbidden, (await ann.Send("/new-study/folder", ("folder", shipped))).StatusCode);
        foreach (var nowhere in new[] { "", "/no/such/place", "studies/soochow-cll1", "/etc" })
            Assert.Equal(
                HttpStatusCode.UnprocessableEntity,
                (await root.Send("/new-study/folder", ("folder", nowhere))).StatusCode
            );
        Assert.Equal(HttpStatusCode.SeeOther, (await root.Send("/new-study/folder", ("folder", shipped))).StatusCode);
        Assert.Contains("soochow-cll1 is on the shelf", await root.Read("/new-study"), StringComparison.Ordinal);
        Assert.Contains(
            "on the shelf already",
            await Guest.Text(await root.Send("/new-study/folder", ("folder", shipped))),
            StringComparison.Ordinal
        );
        var record = SeedRecord.Json();
        Assert.Equal(
            HttpStatusCode.SeeOther,
            (await root.Send("/new-study/record", ("id", "MY-TRIAL"), ("number", ""), ("json", record))).StatusCode
        );
        Assert.True(File.Exists(Path.Combine(folder.File("shelf"), "MY-TRIAL", "study.yaml")));
        foreach (var odd in new[] { "../x", "a/b", "", "ä" })
            Assert.Equal(
                HttpStatusCode.UnprocessableEntity,
                (await root.Send("/new-study/record", ("id", odd), ("json", record))).StatusCode
            );
    }
}
