using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Cairn.Documents.Anchors;
using Cairn.Documents.Archives;
using Cairn.Ledger;
using Cairn.Ledger.Integrity;

namespace Cairn.App.Commands;

/// <summary>The options that say what is known of ledgers from outside the database.</summary>
sealed class KnownHeadOptions
{
    readonly Option<string[]> _anchors = new("--anchor")
    {
        HelpName = "FILE",
        Description = "A file of 'cairn anchor', or an archive made earlier; several may be given.",
    };
    readonly Option<string[]> _heads = new("--head")
    {
        HelpName = "STUDY=N:HASH",
        Description = "A head as a report prints it, with the study before it.",
    };
    readonly Option<string?> _trust = new("--trust")
    {
        HelpName = "KEY.pem",
        Description = "The public key that anchors must be signed with.",
    };
    readonly Option<string?> _stamp = new("--time-stamp")
    {
        HelpName = "FILE.tsr",
        Description = "An authority's answer (RFC 3161) to the request of the one anchor given.",
    };
    readonly Option<string?> _authority = new("--authority")
    {
        HelpName = "CERTIFICATE.pem",
        Description = "Certificates of the authorities whose time stamps you trust.",
    };

    public void On(Command command)
    {
        foreach (var option in new Option[] { _anchors, _heads, _trust, _stamp, _authority })
            command.Add(option);
    }

    public KnownOutside Read(ParseResult parsed)
    {
        var (anchors, stamp) = (parsed.GetValue(_anchors) ?? [], parsed.GetValue(_stamp));
        if (stamp is not null && anchors.Length != 1)
            throw BadInputException.At("--time-stamp", "It belongs to one anchor.", "Give that anchor alone with --anchor.");
        var read = anchors.Select(path => Anchor(parsed, path, stamp)).ToList();
        IEnumerable<KnownHead> printed = (parsed.GetValue(_heads) ?? []).Select(Printed);
        return new(
            [.. read.SelectMany(r => r.Heads), .. printed],
            [.. read.SelectMany(r => r.Anchors)],
            [.. read.SelectMany(r => r.Findings)]
        );
    }

    KnownOutside Anchor(ParseResult parsed, string path, string? stamp)
    {
        if (!File.Exists(path))
            throw BadInputException.At(path, "There is no such file.", "Give a file of 'cairn anchor', or an archive.");
        if (ArchiveFile.IsOne(path))
            return Archive(path);
        var read = AnchorFile.Read(path, File.ReadAllText(path));
        if (read.Value is not { } file)
            return new([], [], read.Findings);
        List<Finding> findings = [.. read.Findings];
        if (parsed.GetValue(_trust) is { } trusted && !IsSignedBy(file, trusted))
            findings.Add(Finding.Error(path, null, null, $"It is not signed with the key of {trusted}.", "Ask who made it."));
        var stamped = stamp is null ? null : Stamp(parsed, path, stamp, findings);
        return new([.. file.Anchor.Known($"the anchor {path}")], [KnownAnchor.Of(path, file, stamped)], findings);
    }

    // Every entry of an earlier archive is known, so that the first one that differs is named.
    static KnownOutside Archive(string path)
    {
        var opened = ArchiveFile.Open(path);
        if (opened.Value is not { } archive)
            return new([], [], opened.Findings);
        using var _ = archive;
        var heads = archive.Manifest.Ledgers.SelectMany(l => Heads(archive, l, path));
        return new([.. heads], [], [.. archive.Check()]);
    }

    static List<KnownHead> Heads(ArchiveFile archive, ArchivedLedger ledger, string path)
    {
        var entries = archive.Entries(ledger).ToBlockingEnumerable();
        return [.. entries.Select(e => new KnownHead(ledger.Study, ChainHead.Of(e), $"the archive {path}"))];
    }

    TimeStamp? Stamp(ParseResult parsed, string path, string stamp, List<Finding> findings)
    {
        var trusted = new X509Certificate2Collection();
        if (parsed.GetValue(_authority) is { } authority)
            trusted.ImportFromPemFile(authority);
        var read = TimeStamp.Read(stamp, File.ReadAllBytes(stamp), File.ReadAllBytes(path), trusted);
        findings.AddRange(read.Findings);
        return read.Value;
    }

    static bool IsSignedBy(AnchorFile file, string trusted)
    {
        if (file.PublicKey is not { } key)
            return false;
        try
        {
            return AnchorKey.Fingerprint(key) == AnchorKey.Fingerprint(File.ReadAllText(trusted));
        }
        catch (Exception unread) when (unread is ArgumentException or CryptographicException)
        {
            throw BadInputException.At("--trust", $"{trusted} holds no public key.", "Give the .pub file beside the key.");
        }
    }

    static KnownHead Printed(string text) =>
        text.LastIndexOf('=') is > 0 and var at && ChainHead.TryParse(text[(at + 1)..]) is { } head
            ? new(text[..at], head, "the head given")
            : throw BadInputException.At("--head", $"'{text}' is no head.", "Write it as STUDY=N:HASH, as a report prints it.");
}
