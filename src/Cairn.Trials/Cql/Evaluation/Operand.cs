using System.Runtime.CompilerServices;
using Cairn.Cql.Types;
using Cairn.Cql.Values;

namespace Cairn.Cql.Evaluation;

/// <summary>
/// An expression as the one around it asks for it. Half of a rule's expressions have their value already (a constant, a local
/// value, a definition, a property of a row): it is looked at where it lies, and what is left is called.
/// </summary>
readonly struct Operand
{
    enum Place : byte
    {
        Called,
        Constant,
        Local,
        Needed,
        Defined,
        Given,
        Property,
    }

    /// <summary>A constant, kept where it can be looked at.</summary>
    sealed class Kept(Value value)
    {
        public readonly Value Value = value;
    }

    readonly Eval? _eval;
    readonly RecordProperty? _property;
    readonly Kept? _kept;
    readonly int _slot;
    readonly Place _place;

    Operand(Place place, int slot, Eval? eval = null, RecordProperty? property = null, Kept? kept = null) =>
        (_place, _slot, _eval, _property, _kept) = (place, slot, eval, property, kept);

    /// <summary>One that is worked out each time.</summary>
    public static Operand Called(Eval eval) => new(Place.Called, 0, eval);

    public static Operand Constant(Value value) => new(Place.Constant, 0, kept: new(value));

    /// <summary>A local value in its place.</summary>
    public static Operand Local(int slot) => new(Place.Local, slot);

    /// <summary>A local value that is worked out when it is first needed.</summary>
    public static Operand Needed(int slot, Eval eval) => new(Place.Needed, slot, eval);

    /// <summary>A definition, by its number.</summary>
    public static Operand Defined(int index, Eval body) => new(Place.Defined, index, body);

    /// <summary>A parameter, by its number.</summary>
    public static Operand Given(int index, Eval body) => new(Place.Given, index, body);

    /// <summary>A property of the row in a place.</summary>
    public static Operand Property(int slot, RecordProperty property) => new(Place.Property, slot, property: property);

    /// <summary>The expression for who calls it.</summary>
    public Eval Eval
    {
        get
        {
            if (_place == Place.Called)
                return _eval!;
            var operand = this;
            return frame =>
            {
                var room = Value.Null;
                return operand.In(frame, ref room);
            };
        }
    }

    /// <summary>The value, where it lies.</summary>
    /// <param name="room">Where it is put when it lies nowhere yet.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref readonly Value In(Frame frame, ref Value room)
    {
        switch (_place)
        {
            case Place.Property:
                return ref _property!.In(frame, in frame[_slot], ref room);
            case Place.Defined:
                return ref frame.Define(_slot, _eval!);
            case Place.Local:
                return ref frame[_slot];
            case Place.Needed:
                return ref frame.Needed(_slot, _eval!);
            case Place.Constant:
                return ref _kept!.Value;
            case Place.Given:
                return ref frame.Parameter(_slot, _eval!);
            case Place.Called:
                break;
        }
        room = _eval!(frame);
        return ref room;
    }
}
