using Cairn.Cql.Types;
using Cairn.Cql.Values;

namespace Cairn.Cql.Evaluation;

/// <summary>Where retrieves find their rows: what is recorded of one subject.</summary>
public interface IDataSource
{
    /// <summary>All rows of a type, in the source's order.</summary>
    CqlList Rows(RecordType type);

    /// <summary>The rows of a type of which a property is the text asked for, in the source's order.</summary>
    CqlList Rows(CodeAsked code);
}
