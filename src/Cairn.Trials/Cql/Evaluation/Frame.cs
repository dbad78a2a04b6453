using System.Runtime.CompilerServices;
using Cairn.Cql.Values;

namespace Cairn.Cql.Evaluation;

/// <summary>A compiled expression.</summary>
delegate Value Eval(Frame frame);

/// <summary>
/// The state of one evaluation: the stack of local values, the definitions worked out already, and the budget of steps.
/// Not shared between threads; libraries are.
/// </summary>
sealed class Frame(Scene scene, int definitions)
{
    /// <summary>Rows that queries may visit, and elements that lists may be filled with, in one evaluation.</summary>
    public const int MostSteps = 5_000_000;
    readonly Value[] _defined = new Value[definitions];
    readonly bool[] _isDefined = new bool[definitions];
    Value[] _locals = new Value[64];
    int _base;
    int _steps;

    public Scene Scene { get; private set; } = scene;

    /// <summary>Begins anew for another subject.</summary>
    public void Reset(Scene scene)
    {
        Scene = scene;
        (_base, _steps) = (0, 0);
        Array.Clear(_isDefined);
    }

    public Value this[int slot]
    {
        get => _locals[_base + slot];
        set => _locals[_base + slot] = value;
    }

    /// <summary>Makes room for the locals of an expression.</summary>
    public void Reserve(int slots)
    {
        if (_base + slots > _locals.Length)
            Array.Resize(ref _locals, Math.Max(_base + slots, _locals.Length * 2));
    }

    /// <summary>
    /// Calls a function whose operands stand first among its own locals. Each argument waits in a slot of the caller until all
    /// are there: working one out may call functions itself.
    /// </summary>
    /// <param name="waiting">The first of the caller's slots in which they wait.</param>
    /// <param name="skip">Locals of the caller.</param>
    public Value Call(Eval[] arguments, int waiting, int skip, int slots, Eval body)
    {
        CheckStack();
        Reserve(skip + slots);
        for (var i = 0; i < arguments.Length; i++)
        {
            var argument = arguments[i](this);
            this[waiting + i] = argument;
        }
        for (var i = 0; i < arguments.Length; i++)
            this[skip + i] = this[waiting + i];
        _base += skip;
        try
        {
            return body(this);
        }
        finally
        {
            _base -= skip;
        }
    }

    /// <summary>A definition's value, worked out at most once.</summary>
    public Value Define(int index, int skip, int slots, Eval body)
    {
        if (_isDefined[index])
            return _defined[index];
        var value = Call([], 0, skip, slots, body);
        (_defined[index], _isDefined[index]) = (value, true);
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

    static void CheckStack()
    {
        if (!RuntimeHelpers.TryEnsureSufficientExecutionStack())
            throw new CqlException("Definitions and functions call each other too deeply.");
    }
}
