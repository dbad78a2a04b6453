using Cairn.Store;

namespace Cairn.App.Web;

/// <summary>What a page says that only reads, when the database cannot give something: nobody wanted to write anything.</summary>
static class ReadingTroubles
{
    const int Status = StatusCodes.Status503ServiceUnavailable;

    const string Wait = "Open this page again in a while. When it stays, tell whoever runs this server.";

    /// <summary>The title of a page that meets an altered database.</summary>
    public const string Altered = "The database was altered";

    /// <summary>What to do then.</summary>
    public const string AskVerify = "Tell whoever runs this server: 'cairn verify' says what was altered.";

    /// <summary>Null where nobody but the one who runs the server can do anything.</summary>
    public static Trouble? Of(StoreTrouble trouble) =>
        trouble switch
        {
            StoreTrouble.Locked => new(
                Status,
                "The database is locked",
                "Another program writes to it and does not end; it was waited for.",
                Wait
            ),
            StoreTrouble.ReadOnly => new(
                Status,
                "The database may only be read",
                "The server may not write where it lies, and without that cannot read it.",
                Wait
            ),
            StoreTrouble.Full => new(
                Status,
                "The disk of the server is full",
                "Without room on it the database cannot be read.",
                Wait
            ),
            StoreTrouble.Unreachable => new(Status, "The database does not answer", "Nobody is there where it should be.", Wait),
            StoreTrouble.Lost => new(
                Status,
                "The connection to the database was lost",
                "It broke while this page was made.",
                Wait
            ),
            StoreTrouble.Altered => new(
                Status,
                Altered,
                "Something in it is not as it was written: it was changed from outside, or its disk is broken.",
                AskVerify
            ),
            StoreTrouble.Other => null,
        };
}
