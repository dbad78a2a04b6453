using System.Net;

namespace Cairn.App.Tests;

/// <summary>
/// What a server does with a body that is too long: it answers 413, or hangs up while the rest still comes, and the client then
/// may not get to read the answer.
/// </summary>
static class TooLarge
{
    public static async Task IsRefused(Task<HttpResponseMessage> sent)
    {
        try
        {
            Assert.Equal(HttpStatusCode.RequestEntityTooLarge, (await sent).StatusCode);
        }
        catch (HttpRequestException hungUp)
        {
            Assert.IsType<IOException>(hungUp.InnerException);
        }
    }
}
