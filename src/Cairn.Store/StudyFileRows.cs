using System.Data.Common;
using System.Security.Cryptography;

namespace Cairn.Store;

/// <summary>Files of a version of a protocol; one that is there already stays.</summary>
sealed class StudyFileRows(IReadOnlyList<byte[]> files) : Beside
{
    public override async Task<bool> Write(DbConnection connection, DbTransaction transaction)
    {
        foreach (var file in files)
        {
            await using var command = connection.Command(
                "INSERT INTO study_files (sha256, content) VALUES (@sha256, @content) ON CONFLICT (sha256) DO NOTHING",
                transaction,
                ("sha256", Convert.ToHexStringLower(SHA256.HashData(file))),
                ("content", file)
            );
            await command.ExecuteNonQueryAsync();
        }
        return true;
    }

    /// <summary>The bytes kept under a SHA-256; null when there are none.</summary>
    public static async Task<byte[]?> Read(
        DbConnection connection,
        DbTransaction? transaction,
        string sha256,
        CancellationToken cancel
    )
    {
        await using var command = connection.Command(
            "SELECT content FROM study_files WHERE sha256 = @sha256",
            transaction,
            ("sha256", sha256)
        );
        return await command.ExecuteScalarAsync(cancel) as byte[];
    }
}
