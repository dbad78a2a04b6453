using System.Net.Sockets;
using System.Text;

namespace Cairn.App.Tests;

/// <summary>What is given by mistake or by malice is refused in words: no crash, no hang, no secret shown.</summary>
public sealed class HostileInputTests
{
    static async Task<CairnProcess.Outcome> Check(string more)
    {
        using var folder = CairnProcess.Folder();
        folder.WithStudy("S1", more);
        return await CairnProcess.Run(folder.Path, "study", "check", "S1");
    }

    static async Task Refuses(Task<CairnProcess.Outcome> running, int exit, params string[] words)
    {
        var outcome = await running;
        Assert.Equal(exit, outcome.ExitCode);
        foreach (var word in words)
            Assert.Contains(word, outcome.Output + outcome.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", outcome.Words, StringComparison.Ordinal);
    }

    // 20,000 brackets ended the program with a stack overflow.
    [Fact]
    public async Task Brackets_without_end_are_refused() =>
        await Refuses(Check($"z: {new string('[', 20_000)}{new string(']', 20_000)}\n"), 2, "nested more than 64 deep");

    // Nine levels of nine aliases stand for 387 million values.
    [Fact]
    public async Task Aliases_that_stand_for_millions_are_refused()
    {
        var text = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var i = 1; i < 9; i++)
            text.Append($"a{i}: &a{i} [{string.Join(", ", Enumerable.Repeat($"*a{i - 1}", 9))}]\n");
        await Refuses(Check(text.ToString()), 2, "more than 1000000 values", "aliases");
    }

    [Fact]
    public async Task A_brace_that_is_never_closed_is_said_with_its_line() =>
        await Refuses(Check("a: {b: c\n- d\n"), 2, "bracket or brace");

    [Fact]
    public async Task A_file_with_hundreds_of_thousands_of_keys_is_read_or_refused_soon()
    {
        var text = string.Concat(Enumerable.Range(0, 300_000).Select(i => $"k{i}: 1\n"));
        await Refuses(Check(text), 2, "'k0'");
    }

    [Fact]
    public async Task A_device_is_no_record()
    {
        using var folder = CairnProcess.Folder();
        await Refuses(
            CairnProcess.Run(folder.Path, "study", "new", "--from", "/dev/zero", "--out", "S9"),
            2,
            "larger than 64 MB"
        );
        Assert.False(Directory.Exists(folder.File("S9")));
    }

    [Fact]
    public async Task A_name_that_begins_with_an_at_sign_is_a_name()
    {
        using var folder = CairnProcess.Folder();
        var outcome = await CairnProcess.Run(
            folder.Path,
            (string[])
                [
                    "dose",
                    "decide",
                    "--study",
                    "NCT06880354",
                    "--hold",
                    "--by",
                    "@home team",
                    "--reason",
                    "x",
                    "--database",
                    "x.db",
                ]
        );
        Assert.DoesNotContain("Response file", outcome.Words, StringComparison.Ordinal);
        Assert.Contains("There is no database", outcome.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_file_is_no_database()
    {
        using var folder = CairnProcess.Folder();
        await File.WriteAllTextAsync(folder.File("x.db"), "", TestContext.Current.CancellationToken);
        await Refuses(
            CairnProcess.Run(folder.Path, "screen", "--study", "NCT06880354", "--database", "x.db"),
            3,
            "is empty (0 bytes)"
        );
        Assert.Equal(0, new FileInfo(folder.File("x.db")).Length);
    }

    [Theory]
    [InlineData("postgres://u:s3cret@127.0.0.1:1/trials")]
    [InlineData("postgresql://u:s3cret@127.0.0.1:1/trials?sslmode=disable")]
    [InlineData("Host=127.0.0.1;Port=1;Database=trials;Username=u;PSW=s3cret;SSL Password=s3cret")]
    public async Task Only_host_port_and_name_of_a_database_are_ever_said(string connection)
    {
        using var folder = CairnProcess.Folder();
        var running = CairnProcess.Run(folder.Path, "screen", "--study", "NCT06880354", "--database", connection);
        await Refuses(running, 3, "trials on 127.0.0.1:1", "host and port");
        Assert.DoesNotContain("s3cret", (await running).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_that_cannot_be_read_is_not_repeated()
    {
        using var folder = CairnProcess.Folder();
        var outcome = await CairnProcess.Run(
            folder.Path,
            "screen",
            "--study",
            "NCT06880354",
            "--database",
            "postgres://u:s3cret@/x y"
        );
        Assert.Equal(2, outcome.ExitCode);
        Assert.DoesNotContain("s3cret", outcome.Words, StringComparison.Ordinal);
    }

    // A page has no address to answer with: it is said as text, with the status of a bad request.
    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n")]
    [InlineData("GET / HTTP/1.0\r\n\r\n")]
    public async Task A_request_without_a_host_is_a_bad_request(string request)
    {
        using var folder = CairnProcess.Folder();
        await using var pages = await ServedPages.Start(folder.Path);
        var address = new Uri(pages.Address);
        using var client = new TcpClient();
        await client.ConnectAsync(address.Host, address.Port, TestContext.Current.CancellationToken);
        await using var stream = client.GetStream();
        await stream.WriteAsync(Encoding.ASCII.GetBytes(request), TestContext.Current.CancellationToken);
        using var reader = new StreamReader(stream, Encoding.ASCII);
        var answer = await reader.ReadLineAsync(TestContext.Current.CancellationToken);
        Assert.Contains(" 400 ", answer, StringComparison.Ordinal);
    }
}
