namespace Cairn.Store;

/// <summary>
/// The files of versions of protocols, each under its SHA-256, which an entry names. Like entries they are never changed or
/// deleted.
/// </summary>
static class StudyFilesTable
{
    /// <param name="version">The step's place among all steps.</param>
    public static Migration Migration(int version) =>
        new(
            version,
            "files of protocol versions",
            [
                "CREATE TABLE study_files (sha256 TEXT NOT NULL PRIMARY KEY, content BLOB NOT NULL) STRICT",
                "CREATE TRIGGER study_files_stay BEFORE UPDATE ON study_files BEGIN SELECT raise(ABORT, 'files are never "
                    + "changed'); END",
                "CREATE TRIGGER study_files_remain BEFORE DELETE ON study_files BEGIN SELECT raise(ABORT, 'files are "
                    + "never deleted'); END",
            ],
            [
                "CREATE TABLE study_files (sha256 TEXT NOT NULL PRIMARY KEY, content BYTEA NOT NULL)",
                "CREATE TRIGGER study_files_stay BEFORE UPDATE OR DELETE ON study_files FOR EACH ROW EXECUTE FUNCTION "
                    + "entries_are_kept()",
            ]
        );
}
