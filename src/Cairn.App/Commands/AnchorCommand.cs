using System.CommandLine;
using System.Security.Cryptography;
using System.Text;
using Cairn.Documents.Anchors;
using Cairn.Store;

namespace Cairn.App.Commands;

/// <summary><c>cairn anchor</c>: the heads of all ledgers as a file to keep elsewhere, signed with the user's own key.</summary>
static class AnchorCommand
{
    const string Password = "CAIRN_KEY_PASSWORD";

    public static Command Create()
    {
        var database = SharedOptions.Database();
        var file = new Option<string?>("--out") { HelpName = "FILE", Description = "Where to write it; stdout when left out." };
        var key = new Option<string?>("--key")
        {
            HelpName = "KEY.pem",
            Description = $"Your ECDSA key to sign it with; the password of an encrypted one is read from {Password}.",
        };
        var newKey = new Option<string?>("--new-key")
        {
            HelpName = "KEY.pem",
            Description = "Makes such a key, readable for you alone, and KEY.pem.pub to give away; nothing else.",
        };
        var request = new Option<string?>("--time-stamp-request")
        {
            HelpName = "FILE.tsq",
            Description = "Writes a request (RFC 3161) for a time stamp on the file of --out; send it to an authority.",
        };
        var command = new Command("anchor", "Writes the heads of all ledgers, to be kept where nobody can change them.")
        {
            database,
            file,
            key,
            newKey,
            request,
        };
        command.SetAction(
            async (parsed, cancel) =>
            {
                if (parsed.GetValue(newKey) is { } made)
                    return MakeKey(made);
                if (parsed.GetValue(request) is not null && parsed.GetValue(file) is null)
                    throw BadInputException.At(request.Name, "There is no file to stamp.", "Give --out too.");
                var anchor = await Heads(parsed.GetRequiredValue(database), cancel);
                using var signer = parsed.GetValue(key) is { } path ? Key(path) : null;
                var text = AnchorFile.Write(anchor, signer);
                if (parsed.GetValue(file) is not { } to)
                    Console.Out.Write(text);
                else
                    Write(to, text, parsed.GetValue(request));
                return ExitCode.Done;
            }
        );
        return command;
    }

    static async Task<Anchor> Heads(string database, CancellationToken cancel)
    {
        if (Ledgers.MissingFile(database) is { } missing)
            throw BadInputException.At(
                "--database",
                $"There is no database '{missing}'.",
                "Give the one that holds the ledgers."
            );
        await using var store = new LedgerStore(database);
        var heads = await store.Heads(cancel);
        return heads.Count == 0
            ? throw BadInputException.At("--database", "It holds no ledger.", "Bring records in first: cairn import.")
            : new(
                TimeProvider.System.GetUtcNow(),
                [.. heads.OrderBy(h => h.Key, StringComparer.Ordinal).Select(h => (h.Key, h.Value))]
            );
    }

    static ECDsa Key(string path)
    {
        if (!File.Exists(path))
            throw BadInputException.At("--key", $"There is no file '{path}'.", "cairn anchor --new-key makes one.");
        return AnchorKey.Read(path, File.ReadAllText(path), Environment.GetEnvironmentVariable(Password)).OrRefuse();
    }

    static int MakeKey(string path)
    {
        if (File.Exists(path))
            throw BadInputException.At(
                "--new-key",
                $"{path} is there already.",
                "Give another name: a key is never overwritten."
            );
        var (secret, open) = AnchorKey.New();
        OwnerOnly.Write(path, Encoding.ASCII.GetBytes(secret));
        OwnerOnly.Write(path + ".pub", Encoding.ASCII.GetBytes(open));
        Console.Out.WriteLine($"{path}\n{path}.pub");
        Console.Error.WriteLine($"cairn: its fingerprint is {AnchorKey.Fingerprint(open)}");
        return ExitCode.Done;
    }

    static void Write(string file, string text, string? request)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        OwnerOnly.Write(file, bytes);
        Console.Out.WriteLine(file);
        if (request is null)
            return;
        OwnerOnly.Write(request, TimeStamp.Request(bytes));
        Console.Out.WriteLine(request);
        Console.Error.WriteLine(
            $"cairn: send it: curl -H 'Content-Type: application/timestamp-query' --data-binary @{request} AUTHORITY > {file}.tsr"
        );
    }
}
