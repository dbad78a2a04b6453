using System.Xml.Linq;
using Cairn.Store.Accounts;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.DataProtection.XmlEncryption;

namespace Cairn.App.Web.Access;

/// <summary>
/// The keys that protect sessions and forms. They lie beside the accounts, so that several processes on one database know each
/// other's sessions; while there are no accounts they stay in memory and end with the process.
/// </summary>
sealed class SessionKeys(AccountStore accounts, Doors doors) : IXmlRepository
{
    readonly List<XElement> _keys = [];

    public static void AddTo(IServiceCollection services, AccountStore accounts, Doors doors) =>
        services.Configure<KeyManagementOptions>(o =>
            (o.XmlRepository, o.XmlEncryptor) = (new SessionKeys(accounts, doors), new NullXmlEncryptor())
        );

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (_keys)
            return [.. _keys, .. Wait(accounts.SessionKeys()).Select(XElement.Parse)];
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        if (Wait(doors.Ask(CancellationToken.None)))
            Wait(Kept(accounts.AddSessionKey(friendlyName, element.ToString())));
        else
            lock (_keys)
                _keys.Add(element);
    }

    static async Task<bool> Kept(Task write)
    {
        await write;
        return true;
    }

    // The framework asks without waiting.
    static T Wait<T>(Task<T> task)
    {
        var away = Task.Run(() => task);
        return away.GetAwaiter().GetResult();
    }
}
