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
    readonly bool[] _isKnown;
    readonly Reading? _reading;
    readonly Value[] _defined;
    readonly int[] _workedOut;
    int _subject;
    int _parameters;
    int _steps;

    /// <param name="reading">What the library asks of the records; null for an expression that none was read ahead for.</param>
    public Frame(Scene scene, int definitions, int locals, Reading? reading)
    {
        (_reading, _isKnown) = (reading, new bool[locals]);
        (_defined, _workedOut, _locals) = (new Value[definitions], new int[definitions], new Value[locals]);
        Scene = scene;
        Reset(scene);
    }

    /// <summary>For another subject, asked in turn with this one: they share the places of local values.</summary>
    public Frame(Frame beside)
    {
        (_reading, _isKnown, _locals) = (beside._reading, beside._isKnown, beside._locals);
        (_defined, _workedOut) = (new Value[beside._defined.Length], new int[beside._defined.Length]);
        Scene = beside.Scene;
        Reset(Scene);
    }

    public Scene Scene { get; private set; }

    /// <summary>Told of every value read from a record; null when nobody asks.</summary>
    public ITrace? Trace { get; private set; }

    /// <summary>The rows read ahead, by number of the retrieve; null when they were not.</summary>
    public CqlList[]? Ahead { get; private set; }

    /// <summary>Begins anew for another subject. Parameters that are the same object stay as they are.</summary>
    public void Reset(Scene scene)
    {
        var isFirst = _subject == 0;
        _subject++;
        if (isFirst || !ReferenceEquals(scene.Parameters, Scene.Parameters))
            _parameters = _subject;
        (Scene, _steps) = (scene, 0);
        Trace = scene.Trace;
        Ahead = (scene.Rows as RowsAhead)?.For(_reading);
    }

    /// <summary>A local value by its place.</summary>
    public ref Value this[int slot] => ref _locals[slot];

    /// <summary>A local value that is worked out when it is first needed.</summary>
    public ref readonly Value Needed(int slot, Eval eval)
    {
        if (!_isKnown[slot])
        {
            _locals[slot] = eval(this);
            _isKnown[slot] = true;
        }
        return ref _locals[slot];
    }

    /// <summary>
    /// Local values that are to be worked out anew: at once when somebody asks what is read, so that everything a rule rests on
    /// is asked for, in whatever order it decides. One that cannot be worked out is an error only if it is needed.
    /// </summary>
    public void Forget((int Slot, Eval Value)[] values)
    {
        foreach (var (slot, _) in values)
            _isKnown[slot] = false;
        if (Trace is null)
            return;
        foreach (var (slot, value) in values)
            Try(slot, value);
    }

    void Try(int slot, Eval value)
    {
        try
        {
            Needed(slot, value);
        }
        catch (CqlException)
        {
            _isKnown[slot] = false;
        }
    }

    /// <summary>A definition's value, worked out at most once a subject.</summary>
    public ref readonly Value Define(int index, Eval body) => ref Define(index, body, _subject);

    /// <summary>A parameter's value, worked out at most once while the parameters are the same.</summary>
    public ref readonly Value Parameter(int index, Eval body) => ref Define(index, body, _parameters);

    ref readonly Value Define(int index, Eval body, int since)
    {
        if (_workedOut[index] < since)
            WorkOut(index, body);
        return ref _defined[index];
    }

    void WorkOut(int index, Eval body)
    {
        _defined[index] = body(this);
        _workedOut[index] = _subject;
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
