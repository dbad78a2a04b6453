using SharpCompress.Compressors.Xz;

namespace Cairn.Documents.ClinicalTrialsGov;

/// <summary>Files compressed by xz, which .NET itself cannot open.</summary>
static class XzFile
{
    public static Stream Open(Stream compressed) => new XZStream(compressed);
}
