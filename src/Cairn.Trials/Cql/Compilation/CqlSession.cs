using Cairn.Cql.Evaluation;
using Cairn.Cql.Values;

namespace Cairn.Cql.Compilation;

/// <summary>The result of an evaluation: a value, or why there is none.</summary>
public readonly record struct CqlResult(Value Value, string? Error)
{
    internal static CqlResult Of(Func<Value> evaluate)
    {
        try
        {
            return new(evaluate(), null);
        }
        catch (CqlException e)
        {
            return new(Value.Null, e.Message);
        }
    }
}

/// <summary>
/// Evaluations of one library's definitions on one subject after another. Each definition is worked out at most once a subject.
/// </summary>
public sealed class CqlSession
{
    readonly CqlLibrary _library;
    readonly Frame _frame;

    internal CqlSession(CqlLibrary library, Frame frame) => (_library, _frame) = (library, frame);

    /// <summary>A session for another subject, asked in turn with this one on the same thread.</summary>
    internal CqlSession Beside() => new(_library, new Frame(_frame));

    /// <summary>Begins anew for another subject.</summary>
    public void Reset(Scene scene) => _frame.Reset(scene);

    /// <summary>The value of a definition of the library.</summary>
    /// <exception cref="ArgumentException">The library has no such definition.</exception>
    public CqlResult Evaluate(string define) =>
        Evaluate(
            _library.Find(define) ?? throw new ArgumentException($"{_library.Name} defines no \"{define}\".", nameof(define))
        );

    /// <summary>Whether a definition holds: unknown when it is no truth, or cannot be worked out.</summary>
    internal Truth Test(Definition definition)
    {
        try
        {
            return definition.Test(_frame);
        }
        catch (CqlException)
        {
            return Truth.Unknown;
        }
    }

    /// <summary>The value of a definition that the library gave.</summary>
    internal CqlResult Evaluate(Definition definition)
    {
        try
        {
            return new(definition.In(_frame), null);
        }
        catch (CqlException e)
        {
            return new(Value.Null, e.Message);
        }
    }
}
