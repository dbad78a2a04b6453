using Cairn.Cql.Values;

namespace Cairn.Cql.Evaluation;

/// <summary>A compiled expression.</summary>
delegate Value Eval(Frame frame);

/// <summary>A compiled expression that gives a truth: one byte, with no value around it.</summary>
delegate Truth Test(Frame frame);

/// <summary>
/// The state of one evaluation: local values, the definitions worked out already, and the budget of steps. Every local of a
/// library has a place of its own: CQL has no recursion. Not shared between threads; libraries are.
/// </summary>
sealed class Frame
{
    /// <summary>Rows that queries may visit, and elements that lists may be filled with, in one evaluation.</summary>
    public const int MostSteps = 5_000_000;
    readonly Value[] _locals;
    readonly Value[] _defined;
    readonly int[] _workedOut;
    int _subject;
    int _parameters;
    int _steps;

    public Frame(Scene scene, int definitions, int locals)
    {
        (_defined, _workedOut, _locals) = (new Value[definitions], new int[definitions], new Value[locals]);
        Scene = scene;
        Reset(scene);
    }

    public Scene Scene { get; private set; }

    /// <summary>Begins anew for another subject. Parameters that are the same object stay as they are.</summary>
    public void Reset(Scene scene)
    {
        var isFirst = _subject == 0;
        _subject++;
        if (isFirst || !ReferenceEquals(scene.Parameters, Scene.Parameters))
            _parameters = _subject;
        (Scene, _steps) = (scene, 0);
    }

    public Value this[int slot]
    {
        get => _locals[slot];
        set => _locals[slot] = value;
    }

    /// <summary>A definition's value, worked out at most once a subject.</summary>
    public Value Define(int index, Eval body) => Define(index, body, _subject);

    /// <summary>A parameter's value, worked out at most once while the parameters are the same.</summary>
    public Value Parameter(int index, Eval body) => Define(index, body, _parameters);

    Value Define(int index, Eval body, int since)
    {
        if (_workedOut[index] >= since)
            return _defined[index];
        var value = body(this);
        (_defined[index], _workedOut[index]) = (value, _subject);
        return value;
    }

    /// <summary>Counts rows visited, so that no query runs without end.</summary>
    /// <exception cref="CqlException">The budget is spent.</exception>
    public void Step(int count = 1)
    {
        _steps += count;
        if (_steps > MostSteps)
            throw new CqlException($"The evaluation takes more than {MostSteps} steps.");
    }
}
