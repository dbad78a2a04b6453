using Cairn.Store;

namespace Cairn.App.Web;

/// <summary>
/// What a page says when the database cannot take something; where it lies and what it is called stays in the log.
/// <see cref="ReadingTroubles"/> is for what it cannot give.
/// </summary>
static class StoreTroubles
{
    const int Status = StatusCodes.Status503ServiceUnavailable;

    /// <summary>Null where nobody but the one who runs the server can do anything.</summary>
    public static Trouble? Of(StoreTrouble trouble) =>
        trouble switch
        {
            StoreTrouble.Locked => new(
                Status,
                "The database is locked",
                "Another program writes to it and does not end; it was waited for. Nothing was written.",
                "Go back, where what you typed still stands, and save again. When it stays, tell whoever runs this server."
            ),
            StoreTrouble.ReadOnly => new(
                Status,
                "The database may only be read",
                "Nothing was written.",
                "Go back, where what you typed still stands, and tell whoever runs this server; then save again."
            ),
            StoreTrouble.Full => new(
                Status,
                "The disk of the server is full",
                "Nothing was written.",
                "Go back, where what you typed still stands, and tell whoever runs this server to make room; then save again."
            ),
            StoreTrouble.Unreachable => new(
                Status,
                "The database does not answer",
                "Nothing was written.",
                "Go back, where what you typed still stands, and save again in a while. When it stays, tell whoever runs this "
                    + "server."
            ),
            StoreTrouble.Lost => new(
                Status,
                "The connection to the database was lost",
                "What was shown as saved is saved. Whether the last step is, the page that you came from says.",
                "Open that page anew: saving again what is saved already changes nothing."
            ),
            StoreTrouble.Altered => new(
                Status,
                ReadingTroubles.Altered,
                "Something in it is not as it was written: it was changed from outside, or its disk is broken. "
                    + "Nothing was written.",
                ReadingTroubles.AskVerify
            ),
            StoreTrouble.Other => null,
        };
}
