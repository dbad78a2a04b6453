using Npgsql;

namespace Cairn.Store;

/// <summary>How people name a database: a file, a connection string, or PostgreSQL's address <c>postgres://...</c>.</summary>
public static class ConnectionText
{
    /// <summary>True when it names a SQLite file by its path alone.</summary>
    public static bool IsFile(string text) => !text.Contains('=', StringComparison.Ordinal) && !IsAddress(text);

    /// <summary>
    /// The same as a connection string: an address of PostgreSQL is taken apart, everything else stays as it is.
    /// </summary>
    /// <exception cref="FormatException">The address cannot be read; the message does not repeat it, it may hold a
    /// password.</exception>
    public static string Normal(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!IsAddress(text))
            return text;
        if (!Uri.TryCreate(text, UriKind.Absolute, out var address) || address.Host.Length == 0)
            throw new FormatException("The address of the database cannot be read: write postgres://USER@HOST:PORT/DATABASE.");
        var settings = new NpgsqlConnectionStringBuilder
        {
            Host = address.Host,
            Port = address.Port > 0 ? address.Port : NpgsqlConnection.DefaultPort,
            Database = Uri.UnescapeDataString(address.AbsolutePath.Trim('/')),
        };
        if (address.UserInfo.Split(':', 2) is [{ Length: > 0 } user, .. var password])
        {
            settings.Username = Uri.UnescapeDataString(user);
            settings.Password = password is [var secret] ? Uri.UnescapeDataString(secret) : null;
        }
        AddSettings(settings, address.Query);
        return settings.ToString();
    }

    /// <summary>
    /// The database in words: of PostgreSQL host, port and name, and nothing that may be a secret, whatever the setting is
    /// called.
    /// </summary>
    public static string Shown(string text)
    {
        if (IsFile(text) || !Databases.IsPostgres(Normal(text)))
            return text;
        var settings = new NpgsqlConnectionStringBuilder(Normal(text));
        return $"{settings.Database ?? settings.Username} on {settings.Host}:{settings.Port}";
    }

    static void AddSettings(NpgsqlConnectionStringBuilder settings, string query)
    {
        foreach (var pair in query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries))
            if (pair.Split('=', 2) is [var name, var value])
                settings[Uri.UnescapeDataString(name == "sslmode" ? "SSL Mode" : name)] = Uri.UnescapeDataString(value);
    }

    static bool IsAddress(string text) =>
        text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase)
        || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase);
}
