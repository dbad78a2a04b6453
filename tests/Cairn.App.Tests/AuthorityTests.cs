using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Cairn.Ledger;
using Cairn.Records;
using Cairn.Store;

namespace Cairn.App.Tests;

/// <summary>
/// Anchors and their time stamps with OpenSSL in the part of everybody else: an authority (RFC 3161) of the test's own that answers
/// on 127.0.0.1 as one on the network does, and the reader without Cairn who follows docs/ledger.md.
/// </summary>
public sealed class AuthorityTests : IDisposable
{
    readonly TemporaryFolder _folder = CairnProcess.Folder();

    static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    Task<CairnProcess.Outcome> Cairn(params string[] arguments) => CairnProcess.Run(_folder.Path, arguments);

    /// <summary>Runs lines of a shell in the folder; what they printed.</summary>
    async Task<string> Shell(string lines)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-ec", lines + "\n"])
        {
            WorkingDirectory = _folder.Path,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var shell = Process.Start(start)!;
        var (output, words) = (shell.StandardOutput.ReadToEndAsync(Cancel), shell.StandardError.ReadToEndAsync(Cancel));
        await shell.WaitForExitAsync(Cancel).WaitAsync(TimeSpan.FromMinutes(1), Cancel);
        Assert.True(shell.ExitCode == 0, $"{lines}\n{await output}{await words}");
        return await output + await words;
    }

    const string Settings = """
        [tsa]
        default_tsa = ours
        [ours]
        serial = serial
        signer_cert = stamps.pem
        certs = root.pem
        signer_key = stamps.key
        signer_digest = sha256
        default_policy = 1.2.3.4.1
        digests = sha256
        ess_cert_id_alg = sha256
        [stamps]
        extendedKeyUsage = critical,timeStamping
        """;

    /// <summary>Keys and certificates of an authority: a root, and under it the certificate that signs stamps and nothing else.</summary>
    async Task MakeAuthority()
    {
        await File.WriteAllTextAsync(_folder.File("stamps.cnf"), Settings, Cancel);
        const string NewKey = "-newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes";
        await Shell(
            $"""
            openssl req -x509 {NewKey} -keyout root.key -out root.pem -subj '/CN=Root of the test' -days 2
            openssl req -x509 {NewKey} -keyout stranger.key -out stranger.pem -subj '/CN=Stranger' -days 2
            openssl req -new {NewKey} -keyout stamps.key -out stamps.csr -subj '/CN=Stamps of the test'
            openssl x509 -req -in stamps.csr -CA root.pem -CAkey root.key -set_serial 2 -days 2 \
              -extfile stamps.cnf -extensions stamps -out stamps.pem
            echo 01 > serial
            """
        );
    }

    /// <summary>Answers one request as an authority does: what was sent, to OpenSSL; what it says, back.</summary>
    async Task AnswerOne(HttpListener listener)
    {
        var asked = await listener.GetContextAsync().WaitAsync(TimeSpan.FromSeconds(30), Cancel);
        Assert.Equal("application/timestamp-query", asked.Request.ContentType);
        await using (var query = File.Create(_folder.File("received.tsq")))
            await asked.Request.InputStream.CopyToAsync(query, Cancel);
        await Shell("openssl ts -reply -config stamps.cnf -section ours -queryfile received.tsq -out reply.tsr");
        asked.Response.ContentType = "application/timestamp-reply";
        await asked.Response.OutputStream.WriteAsync(await File.ReadAllBytesAsync(_folder.File("reply.tsr"), Cancel), Cancel);
        asked.Response.Close();
    }

    static HttpListener Listening(out Uri address)
    {
        for (var tries = 0; ; tries++)
        {
            address = new($"http://127.0.0.1:{Random.Shared.Next(20_000, 60_000)}/");
            var listener = new HttpListener();
            listener.Prefixes.Add(address.AbsoluteUri);
            try
            {
                listener.Start();
                return listener;
            }
            catch (HttpListenerException) when (tries < 20) { } // somebody else's port
        }
    }

    /// <summary>A ledger, its anchor signed and stamped: heads.txt, heads.txt.tsr.</summary>
    async Task Stamped()
    {
        await MakeAuthority();
        await using (var store = new LedgerStore(_folder.File("cairn.db")))
            await store.Append(
                "X",
                Change.Of(Draft.Added(new Demographics { Subject = "S1" }, new("ann", "coordinator"))),
                Cancel
            );
        await Cairn("anchor", "--new-key", "me.pem");
        var made = await Cairn("anchor", "--key", "me.pem", "--out", "heads.txt", "--time-stamp-request", "heads.tsq");
        Assert.True(made.ExitCode == 0, made.Words);

        using var listener = Listening(out var address);
        var answering = AnswerOne(listener);
        using var client = new HttpClient { Timeout = TimeSpan.FromSeconds(30) };
        using var query = new ByteArrayContent(await File.ReadAllBytesAsync(_folder.File("heads.tsq"), Cancel));
        query.Headers.ContentType = new MediaTypeHeaderValue("application/timestamp-query");
        using var answer = await client.PostAsync(address, query, Cancel);
        await answering;
        await File.WriteAllBytesAsync(_folder.File("heads.txt.tsr"), await answer.Content.ReadAsByteArrayAsync(Cancel), Cancel);
    }

    static readonly string[] Stamp = ["verify", "--anchor", "heads.txt", "--time-stamp", "heads.txt.tsr", "--authority"];

    [Fact]
    public async Task An_anchor_is_stamped_by_an_authority_over_http_and_checked_without_it()
    {
        await Stamped();

        var verified = await Cairn([.. Stamp, "root.pem"]);

        Assert.True(verified.ExitCode == 0, verified.Output + verified.Words);
        Assert.Matches(@"time stamp \d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ by CN=Stamps of the test", verified.Output);
        var stranger = await Cairn([.. Stamp, "stranger.pem"]);
        Assert.Equal(4, stranger.ExitCode);
        Assert.Contains("none of those you trust", stranger.Output, StringComparison.Ordinal);

        await Shell("cairn_heads=$(cat heads.txt); printf '%s\\n\\n' \"$cairn_heads\" > heads.txt"); // a line more
        var changed = await Cairn([.. Stamp, "root.pem"]);
        Assert.Equal(4, changed.ExitCode);
        Assert.Contains("not of this file, or was changed", changed.Output, StringComparison.Ordinal);
    }

    // The lines as the page prints them, run in a shell: they say yes to what was written, and no to anything else.
    [Fact]
    public async Task The_page_of_the_ledger_tells_how_to_check_an_anchor_and_its_stamp_without_cairn()
    {
        await Stamped();
        var page = await File.ReadAllTextAsync(Path.Combine(CairnProcess.Repository, "docs/ledger.md"), Cancel);
        var anchors = page[page.IndexOf("## Anchors", StringComparison.Ordinal)..];
        var signature = anchors.Split("```")[1];
        var stamp = anchors.Split('`').First(code => code.StartsWith("openssl ts -verify", StringComparison.Ordinal));
        Assert.Contains("Verified OK", await Shell(signature), StringComparison.Ordinal);
        stamp = stamp.Replace("AUTHORITY.pem", "root.pem", StringComparison.Ordinal);
        Assert.Contains("Verification: OK", await Shell(stamp), StringComparison.Ordinal);

        await Shell("sed -i 's/^1:./1:g/' heads.txt");

        Assert.Contains("failed", await Shell($"({signature.Trim()}) || echo failed"), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("failed", await Shell($"({stamp}) || echo failed"), StringComparison.OrdinalIgnoreCase);
    }
}
