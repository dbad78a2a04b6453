using Cairn.Registry.Queries;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Util;

namespace Cairn.Store.Registry;

/// <summary>Trials with a site in a circle: the squares of a degree that it touches, then each place in them measured.</summary>
sealed class NearFilter(Circle circle) : Filter
{
    const double KilometresInDegree = 111.2;

    /// <summary>In a circle of more squares every trial with a place is measured.</summary>
    const int MostCells = 2_000;

    public override DocIdSet GetDocIdSet(AtomicReaderContext context, IBits acceptDocs)
    {
        var reader = context.AtomicReader;
        var points = reader.GetBinaryDocValues(LuceneDocument.Points);
        var found = new FixedBitSet(reader.MaxDoc);
        if (points is null || reader.GetTerms(LuceneDocument.Cell) is not { } terms)
            return found;
        var bytes = new BytesRef();
        string[] cells = [.. Cells().Take(MostCells + 1)];
        if (cells.Length > MostCells)
        {
            var has = reader.GetDocsWithField(LuceneDocument.Points);
            for (var document = 0; document < reader.MaxDoc; document++)
                if (has.Get(document) && acceptDocs?.Get(document) != false)
                    Look(document);
            return found;
        }
        foreach (var cell in cells)
        {
            if (reader.GetTermDocsEnum(new Term(LuceneDocument.Cell, cell)) is not { } documents)
                continue;
            while (documents.NextDoc() is not DocIdSetIterator.NO_MORE_DOCS and var document)
            {
                if (!found.Get(document) && acceptDocs?.Get(document) != false)
                    Look(document);
            }
        }
        return found;

        void Look(int document)
        {
            points.Get(document, bytes);
            if (IsNear(bytes))
                found.Set(document);
        }
    }

    IEnumerable<string> Cells()
    {
        var height = circle.Kilometres / KilometresInDegree;
        var (south, north) = (Math.Max(-90, circle.Latitude - height), Math.Min(90, circle.Latitude + height));
        var widest = Math.Min(89.9, Math.Max(Math.Abs(south), Math.Abs(north)));
        var width = Math.Min(180, height / Math.Cos(widest * Math.PI / 180));
        for (var latitude = (int)Math.Floor(south); latitude <= north; latitude++)
        for (var step = (int)Math.Floor(circle.Longitude - width); step <= circle.Longitude + width; step++)
            yield return LuceneDocument.CellOf(latitude, ((step + 180) % 360 + 360) % 360 - 180);
    }

    bool IsNear(BytesRef bytes)
    {
        for (var at = bytes.Offset; at < bytes.Offset + bytes.Length; at += 8)
            if (circle.Contains(BitConverter.ToSingle(bytes.Bytes, at), BitConverter.ToSingle(bytes.Bytes, at + 4)))
                return true;
        return false;
    }
}
