using Microsoft.EntityFrameworkCore;

namespace Cairn.Store;

/// <summary>The table of entries.</summary>
sealed class LedgerContext(DbContextOptions<LedgerContext> options) : DbContext(options)
{
    public const string Table = "entries";

    public DbSet<EntryRow> Entries => Set<EntryRow>();

    protected override void OnModelCreating(ModelBuilder model)
    {
        var entry = model.Entity<EntryRow>().ToTable(Table);
        foreach (var property in entry.Metadata.GetProperties())
            property.SetColumnName(SnakeCase(property.Name));
    }

    static string SnakeCase(string name) =>
        string.Concat(
            name.Select((c, i) => i > 0 && char.IsUpper(c) ? "_" + char.ToLowerInvariant(c) : char.ToLowerInvariant(c).ToString())
        );
}
